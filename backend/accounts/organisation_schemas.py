"""What the routes of the organisation take and give: settings, invitations, companies."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, field_validator

from backend.accounts.rules import LARGEST_ID, LONGEST_PASSWORD_AGE, RegistrationMode, Role
from backend.accounts.schemas import CompanyRefOut, Email, Line, TaxId
from backend.reading.qr.title import SEPARATOR
from backend.web.schemas import In, Out, UtcInstant


def _without_separator(text: str) -> str:
    if SEPARATOR in text:
        raise ValueError(f"不能含有 {SEPARATOR}，请修改。")
    return text


Fact = Annotated[Line, AfterValidator(_without_separator)]


class PolicyIn(In):
    """Settings of the organisation, all at once."""

    registration_mode: RegistrationMode
    asks_mobile: bool
    password_days: int = Field(ge=0, le=LONGEST_PASSWORD_AGE, strict=True)


class PolicyOut(Out):
    """Settings of the organisation; ``password_days`` 0 = a password never ages."""

    registration_mode: RegistrationMode
    asks_mobile: bool
    password_days: int


class RegistrationRulesOut(Out):
    """What the registration page must know; for anybody."""

    mode: RegistrationMode
    asks_mobile: bool


class InvitationIn(In):
    """Who may use the invitation (None = whoever has the link), and what he becomes."""

    email: Email | None = None
    company_id: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    roles: list[Role] = Field(default=[Role.EMPLOYEE], max_length=len(Role))


class InvitationOut(Out):
    """An invitation that can still be used; its link is shown only once."""

    id: int
    email: str | None
    company: CompanyRefOut | None
    roles: list[Role]
    created_at: UtcInstant
    expires_at: UtcInstant


class InvitationsOut(Out):
    """Open invitations, newest first."""

    items: list[InvitationOut]


class NewInvitationOut(Out):
    """The invitation and its link, this once."""

    invitation: InvitationOut
    url: str


class InvitedOut(Out):
    """What an invited person is told before he signs up."""

    organisation_name: str
    company_title: str | None
    email: str | None
    expires_at: UtcInstant


class CompanyIn(In):
    """抬头, 税号 and what else a title card shows."""

    title: Fact = Field(min_length=1, max_length=100)
    tax_id: TaxId | None = None
    address: Fact | None = Field(default=None, max_length=200)
    phone: Fact | None = Field(default=None, max_length=40)
    bank_name: Fact | None = Field(default=None, max_length=100)
    bank_account: Fact | None = Field(default=None, max_length=40)


class CompanyPatchIn(In):
    """Members that are missing stay as they are; null takes a fact away."""

    title: Fact | None = Field(default=None, min_length=1, max_length=100)
    tax_id: TaxId | None = None
    address: Fact | None = Field(default=None, max_length=200)
    phone: Fact | None = Field(default=None, max_length=40)
    bank_name: Fact | None = Field(default=None, max_length=100)
    bank_account: Fact | None = Field(default=None, max_length=40)
    is_retired: bool | None = None

    @field_validator("title", "is_retired")
    @classmethod
    def _must_say(cls, value: Any) -> Any:
        if value is None:
            raise ValueError("此项不能为空。")
        return value


class CompanyOut(CompanyRefOut):
    """A company."""

    tax_id: str | None
    address: str | None
    phone: str | None
    bank_name: str | None
    bank_account: str | None
    is_retired: bool


class CompaniesOut(Out):
    """All companies of the organisation."""

    items: list[CompanyOut]
