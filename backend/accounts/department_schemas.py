"""What the routes of departments take and give."""

from pydantic import Field

from backend.accounts.rules import LARGEST_ID, PersonState
from backend.accounts.schemas import CompanyRefOut, Line, PageIn
from backend.web.schemas import In, Out

LONGEST_GRADE = 20


class DepartmentIn(In):
    """A new department; ``parent_id`` None = directly under the company."""

    company_id: int = Field(ge=1, le=LARGEST_ID, strict=True)
    parent_id: int | None = Field(default=None, ge=1, le=LARGEST_ID, strict=True)
    name: Line = Field(min_length=1, max_length=50)


class DepartmentChangeIn(In):
    """All of a department that can be changed; its company stays."""

    parent_id: int | None = Field(ge=1, le=LARGEST_ID, strict=True)
    name: Line = Field(min_length=1, max_length=50)
    is_retired: bool = False


class PersonNameOut(Out):
    """A person as others mention him."""

    id: int
    display_name: str


class DepartmentRowOut(Out):
    """A department in its tree; ``level`` 0 = directly under the company."""

    id: int
    company_id: int
    parent_id: int | None
    name: str
    level: int
    is_retired: bool
    member_count: int
    heads: list[PersonNameOut]


class DepartmentsOut(Out):
    """Every company's tree, each department before those under it; grades that are in use."""

    companies: list[CompanyRefOut]
    items: list[DepartmentRowOut]
    grades: list[str]


class MembersIn(PageIn):
    """Query of a department's members."""


class MemberOut(Out):
    """A member of a department."""

    id: int
    display_name: str
    username: str
    state: PersonState
    is_head: bool
    grade: str | None


class MembersOut(Out):
    """One page of members, heads first."""

    items: list[MemberOut]
    next_cursor: str | None


class PlacementIn(In):
    """Where a person works; ``department_id`` None = nowhere, and then nothing else counts."""

    department_id: int | None = Field(ge=1, le=LARGEST_ID, strict=True)
    is_head: bool = False
    grade: Line | None = Field(default=None, max_length=LONGEST_GRADE)
