import pytest

from backend.reading.forms import CheckForm, FormAmount, Need, NumberForm, amount_label
from backend.reading.kinds import (
    DEDUCTIBLE_LABELS,
    FACTS,
    KIND_BY_QR_TYPE,
    AmountMeaning,
    InvoiceKind,
    label_of,
    meaning_of,
)

Y, N, _ = Need.REQUIRED, Need.EMPTY, Need.OPTIONAL
NET, TOTAL, SUM, CAR = (
    FormAmount.WITHOUT_TAX,
    FormAmount.WITH_TAX,
    FormAmount.TOTAL_AMOUNT,
    FormAmount.VEHICLE_TOTAL,
)


@pytest.mark.parametrize(
    ("kind", "needs", "form_amount"),
    [
        ("special_vat", (Y, Y, Y, Y, _), NET),
        ("motor_vehicle", (Y, Y, Y, Y, _), NET),
        ("electronic_special", (Y, Y, Y, Y, _), NET),
        ("freight", (Y, Y, Y, Y, _), SUM),
        ("used_vehicle", (Y, Y, Y, Y, _), CAR),
        ("ordinary_vat", (Y, Y, Y, _, Y), NET),
        ("electronic_ordinary", (Y, Y, Y, _, Y), NET),
        ("roll", (Y, Y, Y, _, Y), NET),
        ("toll", (Y, Y, Y, _, Y), NET),
        ("digital_special", (N, Y, Y, Y, _), TOTAL),
        ("digital_ordinary", (N, Y, Y, Y, _), TOTAL),
        ("rail_ticket", (N, Y, Y, Y, _), TOTAL),
        ("air_itinerary", (N, Y, Y, Y, _), TOTAL),
        ("digital_motor_vehicle", (N, Y, Y, Y, _), TOTAL),
        ("digital_used_vehicle", (N, Y, Y, Y, _), CAR),
        ("digital_paper_special", (Y, Y, Y, Y, _), NET),
        ("digital_paper_ordinary", (Y, Y, Y, _, Y), NET),
        ("blockchain_invoice", (Y, Y, Y, Y, Y), NET),
        ("fiscal_receipt", (Y, Y, Y, Y, Y), SUM),
    ],
)
def test_verification_needs_of_each_kind(
    kind: str, needs: tuple[Need, ...], form_amount: FormAmount
) -> None:
    form = FACTS[InvoiceKind(kind)].form

    assert (form.code, form.number, form.issued_on, form.amount, form.check_code) == needs
    assert form.form_amount is form_amount


def test_the_odd_forms_of_number_and_check_code() -> None:
    assert FACTS[InvoiceKind.BLOCKCHAIN_INVOICE].form.check_form is CheckForm.FIVE_SIGNS
    assert FACTS[InvoiceKind.BLOCKCHAIN_INVOICE].form.seller_tax_id is Y
    assert FACTS[InvoiceKind.FISCAL_RECEIPT].form.check_form is CheckForm.SIX_SIGNS
    assert FACTS[InvoiceKind.FISCAL_RECEIPT].form.number_form is NumberForm.FISCAL


def test_every_kind_has_a_row_for_people() -> None:
    assert set(FACTS) == set(InvoiceKind)
    assert len({facts.label for facts in FACTS.values()}) == len(FACTS)
    for facts in FACTS.values():
        assert facts.features.endswith("。")
        assert DEDUCTIBLE_LABELS[facts.deductible]
        assert amount_label(facts.form.form_amount)


def test_the_types_printed_in_qr_codes() -> None:
    assert {qr_type: str(kind) for qr_type, kind in KIND_BY_QR_TYPE.items()} == {
        "01": "special_vat",
        "02": "freight",
        "03": "motor_vehicle",
        "04": "ordinary_vat",
        "08": "electronic_special",
        "10": "electronic_ordinary",
        "11": "roll",
        "14": "toll",
        "15": "used_vehicle",
        "20": "electronic_special",
        "31": "digital_special",
        "32": "digital_ordinary",
        "51": "rail_ticket",
        "61": "air_itinerary",
    }


def test_a_kind_of_a_newer_version_shows_as_other() -> None:
    assert label_of("toll") == "通行费发票"
    assert label_of("from_the_future") == "其他"


def test_a_typed_amount_is_stored_with_its_meaning() -> None:
    assert [meaning_of(form) for form in (NET, TOTAL, SUM, CAR)] == [
        AmountMeaning.WITHOUT_TAX,
        AmountMeaning.WITH_TAX,
        AmountMeaning.UNKNOWN,
        AmountMeaning.UNKNOWN,
    ]
