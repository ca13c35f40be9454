"""预算 as administrators set them and claimants see them. Money in fen."""

from pydantic import Field, field_validator

from backend.claims.rules.budget import Period
from backend.claims.schemas.claims import BudgetLeftOut, PersonRef
from backend.claims.schemas.policies import TypeRef
from backend.kernel.money import MAX_FEN
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1


class BudgetListIn(In):
    """Query of the budgets of a year, its months included."""

    year: int = Field(ge=2000, le=2099)
    department_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID)
    limit: int = Field(default=50, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class BudgetIn(In):
    """A budget as it is to be. ``seen_fen`` is what was seen of it; None = there was none."""

    department_id: int = Field(ge=1, le=_LARGEST_ID, strict=True)
    expense_type_id: int | None = Field(default=None, ge=1, le=_LARGEST_ID, strict=True)
    period: str = Field(max_length=7)
    amount_fen: int = Field(ge=0, le=MAX_FEN, strict=True)
    seen_fen: int | None = Field(default=None, ge=0, le=MAX_FEN, strict=True)

    @field_validator("period")
    @classmethod
    def _is_period(cls, value: str) -> str:
        return Period.parse(value).text


class SeenBudgetIn(In):
    """What was seen of the budget that is to go."""

    seen_fen: int = Field(ge=0, le=MAX_FEN)


class DepartmentRef(Out):
    """A department to choose from, with the company that it belongs to."""

    id: int
    name: str
    company: str
    is_retired: bool


class BudgetOut(Out):
    """A budget and what is left of it; below 0 = exceeded."""

    id: int
    department: DepartmentRef
    expense_type: TypeRef | None
    period: str
    amount_fen: int
    used_fen: int
    left_fen: int
    changed_by: PersonRef
    changed_at: UtcInstant


class BudgetsOut(Out):
    """One page of budgets by department and period, and what a new one is chosen from."""

    items: list[BudgetOut]
    next_cursor: str | None
    departments: list[DepartmentRef]
    expense_types: list[TypeRef]


class BudgetsLeftOut(Out):
    """What is left of the budgets of one's own department, this month and this year."""

    items: list[BudgetLeftOut]
