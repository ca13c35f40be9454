"""What 查验 asks of an invoice: one form per group of kinds, as data."""

from dataclasses import dataclass
from enum import StrEnum


class FormAmount(StrEnum):
    """The amount that the verification form of a kind asks for."""

    WITHOUT_TAX = "without_tax"
    WITH_TAX = "with_tax"
    TOTAL_AMOUNT = "total_amount"
    VEHICLE_TOTAL = "vehicle_total"


class Need(StrEnum):
    """Whether verification needs a field of the invoice."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    EMPTY = "empty"


class NumberForm(StrEnum):
    """How code and number of a kind look; ``numbers`` holds the patterns."""

    CODED = "coded"
    DIGITAL = "digital"
    DIGITAL_PAPER = "digital_paper"
    FISCAL = "fiscal"
    FREE = "free"


class CheckForm(StrEnum):
    """What counts as the check code of a kind."""

    LAST_SIX = "last_six"
    FIVE_SIGNS = "five_signs"
    SIX_SIGNS = "six_signs"


@dataclass(frozen=True, slots=True)
class VerifyForm:
    """What 查验 needs of a kind (rows of the tax site's and the providers' field tables)."""

    code: Need = Need.REQUIRED
    number: Need = Need.REQUIRED
    issued_on: Need = Need.REQUIRED
    amount: Need = Need.OPTIONAL
    check_code: Need = Need.OPTIONAL
    seller_tax_id: Need = Need.OPTIONAL
    form_amount: FormAmount = FormAmount.WITHOUT_TAX
    number_form: NumberForm = NumberForm.CODED
    check_form: CheckForm = CheckForm.LAST_SIX


BY_NET_AMOUNT = VerifyForm(amount=Need.REQUIRED)
BY_TOTAL_AMOUNT = VerifyForm(amount=Need.REQUIRED, form_amount=FormAmount.TOTAL_AMOUNT)
BY_VEHICLE_TOTAL = VerifyForm(amount=Need.REQUIRED, form_amount=FormAmount.VEHICLE_TOTAL)
BY_CHECK_CODE = VerifyForm(check_code=Need.REQUIRED)
DIGITAL = VerifyForm(
    code=Need.EMPTY,
    amount=Need.REQUIRED,
    form_amount=FormAmount.WITH_TAX,
    number_form=NumberForm.DIGITAL,
)
DIGITAL_VEHICLE = VerifyForm(
    code=Need.EMPTY,
    amount=Need.REQUIRED,
    form_amount=FormAmount.VEHICLE_TOTAL,
    number_form=NumberForm.DIGITAL,
)
PAPER_BY_NET_AMOUNT = VerifyForm(amount=Need.REQUIRED, number_form=NumberForm.DIGITAL_PAPER)
PAPER_BY_CHECK_CODE = VerifyForm(check_code=Need.REQUIRED, number_form=NumberForm.DIGITAL_PAPER)
BLOCKCHAIN = VerifyForm(
    amount=Need.REQUIRED,
    check_code=Need.REQUIRED,
    seller_tax_id=Need.REQUIRED,
    check_form=CheckForm.FIVE_SIGNS,
)
FISCAL = VerifyForm(
    amount=Need.REQUIRED,
    check_code=Need.REQUIRED,
    form_amount=FormAmount.TOTAL_AMOUNT,
    number_form=NumberForm.FISCAL,
    check_form=CheckForm.SIX_SIGNS,
)
QUOTA = VerifyForm(
    issued_on=Need.OPTIONAL, amount=Need.REQUIRED, form_amount=FormAmount.TOTAL_AMOUNT
)
FREE = VerifyForm(
    code=Need.OPTIONAL,
    issued_on=Need.OPTIONAL,
    form_amount=FormAmount.TOTAL_AMOUNT,
    number_form=NumberForm.FREE,
)

_AMOUNT_LABELS = {
    FormAmount.WITHOUT_TAX: "不含税金额",
    FormAmount.WITH_TAX: "价税合计",
    FormAmount.TOTAL_AMOUNT: "合计金额",
    FormAmount.VEHICLE_TOTAL: "车价合计",
}


def amount_label(form: FormAmount) -> str:
    """What the amount is called on the verification form."""
    return _AMOUNT_LABELS[form]
