"""Choices of the editor and what each person sets up for himself."""

from datetime import date

from pydantic import Field

from backend.claims.schemas.claims import PersonRef
from backend.claims.states import DelegationKind
from backend.web.schemas import DayIn, In, Out

_LARGEST_ID = 2**31 - 1


class ExpenseTypeOut(Out):
    """费用类型."""

    id: int
    name: str
    needs_invoice: bool
    needs_attachment: bool
    is_retired: bool


class DepartmentOut(Out):
    """部门."""

    id: int
    company_id: int
    parent_id: int | None
    name: str
    is_retired: bool


class PayeeAccountIn(In):
    """收款账户; the number is sent whole, shown masked in lists."""

    holder: str = Field(min_length=1, max_length=50)
    bank_name: str = Field(min_length=1, max_length=100)
    account_number: str = Field(pattern=r"^[0-9 ]{8,40}$")
    is_default: bool = False


class PayeeAccountChangeIn(In):
    """A changed account; a number that is missing stays, since lists show it masked only."""

    holder: str = Field(min_length=1, max_length=50)
    bank_name: str = Field(min_length=1, max_length=100)
    account_number: str | None = Field(default=None, pattern=r"^[0-9 ]{8,40}$")
    is_default: bool = False


class PayeeAccountOut(Out):
    """``account_number`` is masked."""

    id: int
    holder: str
    bank_name: str
    account_number: str
    is_default: bool


class ClaimChoicesOut(Out):
    """What the editor offers: types, departments, own accounts, whom one may claim for."""

    expense_types: list[ExpenseTypeOut]
    departments: list[DepartmentOut]
    own_department_id: int | None
    payee_accounts: list[PayeeAccountOut]
    may_claim_for: list[PersonRef]
    colleagues: list[PersonRef]


class DelegationIn(In):
    """代理 from and until these days, both included."""

    delegate_id: int = Field(ge=1, le=_LARGEST_ID, strict=True)
    kind: DelegationKind
    starts_on: DayIn
    ends_on: DayIn


class DelegationOut(Out):
    """代理, one's own (given) or for one (received)."""

    id: int
    person: PersonRef
    delegate: PersonRef
    kind: DelegationKind
    starts_on: date
    ends_on: date
    is_ended: bool


class DelegationsOut(Out):
    """Those given and received."""

    given: list[DelegationOut]
    received: list[DelegationOut]


class PayeeAccountsOut(Out):
    """Own accounts in use."""

    items: list[PayeeAccountOut]
