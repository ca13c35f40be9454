"""What the routes of accounts take and give."""

from typing import Annotated

from email_validator import EmailNotValidError, validate_email
from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from backend.accounts.rules import (
    LARGEST_ID,
    PASSWORD_MAX,
    NewPerson,
    PersonState,
    Role,
    find_password_problems,
    is_usable_username,
    normalise_mobile,
)
from backend.infra.config import VerifyProviderName
from backend.infra.mail import MailState
from backend.kernel.taxid import check_tax_id
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("只能是一行文字，请去掉换行和不可见字符。")
    return text


def _usable_email(text: str) -> str:
    try:
        # Addresses inside a company's own network are fine; what no mail server takes is not.
        checked = validate_email(
            text, check_deliverability=False, globally_deliverable=False, allow_smtputf8=False
        )
    except EmailNotValidError:
        raise ValueError("邮箱地址不正确，请检查后重填，例如 lin@example.com。") from None
    return checked.ascii_email or checked.normalized


def _sound_tax_id(text: str) -> str:
    check = check_tax_id(text)
    if check.problem:
        raise ValueError(check.problem)
    return check.tax_id


def _usable_mobile(text: str) -> str:
    mobile = normalise_mobile(text)
    if mobile is None:
        raise ValueError(
            "手机号不正确，应为 11 位数字；国外号码以 + 和国家代码开头。请检查后重填。"
        )
    return mobile


Line = Annotated[str, AfterValidator(_one_line)]
Email = Annotated[str, Field(min_length=3, max_length=254), AfterValidator(_usable_email)]
TaxId = Annotated[str, Field(min_length=1, max_length=40), AfterValidator(_sound_tax_id)]
Mobile = Annotated[str, Field(min_length=1, max_length=30), AfterValidator(_usable_mobile)]
Password = Annotated[
    str, StringConstraints(strip_whitespace=False, min_length=1, max_length=PASSWORD_MAX)
]


class RegistrationIn(In):
    """What a person says of himself; a role is not his to choose."""

    username: str = Field(max_length=32)
    display_name: Line = Field(min_length=1, max_length=50)
    email: Email
    password: Password

    @field_validator("username")
    @classmethod
    def _check_username(cls, username: str) -> str:
        if not is_usable_username(username):
            raise ValueError("用户名为 2 至 32 位汉字、字母、数字或 . _ -，请修改。")
        return username

    @field_validator("password")
    @classmethod
    def _check_password(cls, password: str, info: ValidationInfo) -> str:
        problems = find_password_problems(password, info.data.get("username", ""))
        if problems:
            raise ValueError(f"密码还需要：{'；'.join(problems)}。")
        return password

    def to_person(self) -> NewPerson:
        return NewPerson(self.username, self.display_name, self.email, self.password)


class SignUpIn(RegistrationIn):
    """A registration; ``invitation`` is the token behind the # of an invitation's link."""

    mobile: Mobile | None = None
    invitation: str | None = Field(default=None, min_length=1, max_length=128)

    def to_person(self) -> NewPerson:
        return NewPerson(
            self.username, self.display_name, self.email, self.password, mobile=self.mobile
        )


class SetupIn(RegistrationIn):
    """The organisation's name and its first administrator."""

    organisation_name: Line = Field(min_length=1, max_length=100)
    setup_code: str | None = Field(default=None, max_length=40)


class ConfirmationIn(In):
    """The token behind the # of the mailed link."""

    token: str = Field(min_length=1, max_length=128)


class ResetWishIn(In):
    """The address to which the link shall go."""

    email: Email


class NewPasswordIn(ConfirmationIn):
    """The token and the password that its owner chooses."""

    password: Password


class PasswordChangeIn(In):
    """The password so far and the one to be."""

    old_password: Password
    password: Password


class LoginIn(In):
    """Name and password as typed."""

    username: str = Field(min_length=1, max_length=254)
    password: Password


class PageIn(In):
    """Query of a paged list."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class PeopleIn(PageIn):
    """Query of the list of people; None = any. ``q`` is a part of the name or user name."""

    state: PersonState | None = None
    company_id: int | None = Field(default=None, ge=1, le=LARGEST_ID)
    q: str = Field(default="", max_length=50)


class PersonPatchIn(In):
    """Members that are missing (or null, but for ``company_id``) stay as they are."""

    state: PersonState | None = None
    roles: list[Role] | None = Field(default=None, max_length=len(Role))
    company_id: int | None = Field(default=None, ge=1, le=LARGEST_ID)

    @field_validator("state")
    @classmethod
    def _check_state(cls, state: PersonState | None) -> PersonState | None:
        if state in {PersonState.UNCONFIRMED, PersonState.AWAITING_APPROVAL}:
            raise ValueError("状态只能改为在用（active）或停用（disabled）。")
        return state


class CompanyRefOut(Out):
    """A company as others mention it."""

    id: int
    title: str


class MembershipOut(Out):
    """Where a person works: ``name`` is the department's, ``grade`` 职级."""

    department_id: int
    name: str
    is_head: bool
    grade: str | None


class PersonOut(Out):
    """A person as he himself and administrators see him."""

    id: int
    username: str
    display_name: str
    email: str
    state: PersonState
    roles: list[Role]
    company: CompanyRefOut | None
    membership: MembershipOut | None


class PeopleOut(Out):
    """One page of people."""

    items: list[PersonOut]
    next_cursor: str | None


class SessionOut(Out):
    """What the client must know before it shows its first screen.

    ``state``: setup (nobody may sign in yet), anonymous or signed_in. While
    ``must_change_password`` every other route answers 403.
    """

    state: str = Field(pattern="^(setup|anonymous|signed_in)$")
    person: PersonOut | None
    must_change_password: bool
    organisation_name: str | None
    is_demo: bool
    verify_provider: VerifyProviderName
    mail: str = Field(pattern="^(smtp|local)$")
    version: str


class LetterSentOut(Out):
    """Where the mail goes, masked; the same whether or not anybody has the address."""

    email_masked: str


class RegisteredOut(Out):
    """Where the mail went, masked."""

    email_masked: str


class ConfirmedOut(Out):
    """Whose link it is: who may sign in now."""

    username: str


class AddressConfirmedOut(ConfirmedOut):
    """Whose address is confirmed, and whether he still waits for an administrator."""

    awaits_approval: bool


class LoginSessionOut(Out):
    """One browser in which the person is signed in; ``device`` in words."""

    id: int
    device: str
    created_at: UtcInstant
    last_seen_at: UtcInstant
    is_current: bool


class LoginSessionsOut(Out):
    """Every browser in which the person is signed in, newest use first."""

    items: list[LoginSessionOut]


class MailOut(Out):
    """One mail of the outbox; the body only when nobody sends it."""

    id: int
    to: str
    subject: str
    body: str
    state: MailState
    created_at: UtcInstant
    last_error: str | None


class MailsOut(Out):
    """One page of the outbox, newest first."""

    items: list[MailOut]
    next_cursor: str | None
