"""What the routes of a person's own account take and give."""

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from backend.accounts.rules import CodePurpose
from backend.accounts.schemas import Email, Line, Mobile, Password, PersonOut
from backend.web.schemas import In, Out, UtcInstant


def _six_digits(text: str) -> str:
    """Full-width digits and blanks between them are fine."""
    code = "".join(unicodedata.normalize("NFKC", text).split())
    if re.fullmatch(r"\d{6}", code, re.ASCII) is None:
        raise ValueError("验证码是 6 位数字，请核对邮件后重填。")
    return code


class ProfileIn(In):
    """What a person changes without a code."""

    display_name: Line = Field(min_length=1, max_length=50)


class EmailChangeIn(In):
    """The address to be, and the password."""

    email: Email
    password: Password


class MobileChangeIn(In):
    """The number to be."""

    mobile: Mobile


class CodeIn(In):
    """A one-time code (验证码) as typed."""

    code: Annotated[str, Field(min_length=1, max_length=20), AfterValidator(_six_digits)]


class CodeSentOut(Out):
    """Where the code went, masked, and until when it counts."""

    sent_to: str
    expires_at: UtcInstant


class PendingChangeOut(Out):
    """A change that waits for its code."""

    purpose: Literal[CodePurpose.CHANGE_EMAIL, CodePurpose.CHANGE_MOBILE]
    target: str
    expires_at: UtcInstant


class ProfileOut(Out):
    """What the person has told of himself; ``password_ends_at`` None = never."""

    person: PersonOut
    mobile: str | None
    password_set_at: UtcInstant
    password_ends_at: UtcInstant | None
    pending: list[PendingChangeOut]


class TitleCompanyOut(Out):
    """What a seller needs for an invoice."""

    title: str
    tax_id: str | None
    address: str | None
    phone: str | None
    bank_name: str | None
    bank_account: str | None


class TitleOut(Out):
    """The person's title card; every member is None without a company in use.

    ``code`` is the text of the two-dimensional code, ``picture`` the code as a data: address.
    """

    company: TitleCompanyOut | None
    code: str | None
    picture: str | None
