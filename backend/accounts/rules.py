"""Values and rules of accounts: roles, names, passwords, throttling. No database, no framework."""

import ipaddress
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

SESSION_LIFETIME = timedelta(days=30)
KNOWN_DEVICE_LIFETIME = timedelta(days=365)
SESSION_IDLE = timedelta(days=7)
LAST_SEEN_STEP = timedelta(minutes=10)
LINK_LIFETIME = timedelta(hours=24)
INVITATION_LIFETIME = timedelta(days=7)
CODE_LIFETIME = timedelta(minutes=10)
CODE_TRIES = 5
LONGEST_PASSWORD_AGE = 3650
RESET_LIFETIME = timedelta(minutes=30)
UNCONFIRMED_KEPT = timedelta(days=30)
PASSWORD_MIN = 10
PASSWORD_MAX = 128
LARGEST_ID = 2**31 - 1
DEPARTMENT_LEVELS = 8
_MOBILE_IN_CHINA = re.compile(r"1[3-9]\d{9}", re.ASCII)
_MOBILE_ABROAD = re.compile(r"\+(?!86)[1-9]\d{6,14}", re.ASCII)
_USERNAME = re.compile(r"[\w.\-]{2,32}")


class Role(StrEnum):
    """角色."""

    EMPLOYEE = "employee"
    APPROVER = "approver"
    ACCOUNTANT = "accountant"
    CASHIER = "cashier"
    CLEARING_OPERATOR = "clearing_operator"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


SUPPORT_ROLES = frozenset({Role.ADMINISTRATOR})
"""Who answers tickets (工单)."""


class PersonState(StrEnum):
    """Only an active person may sign in."""

    UNCONFIRMED = "unconfirmed"
    AWAITING_APPROVAL = "awaiting_approval"
    ACTIVE = "active"
    DISABLED = "disabled"


class LinkPurpose(StrEnum):
    """What a single-use link does."""

    CONFIRM_EMAIL = "confirm_email"
    RESET = "reset_password"


class CodePurpose(StrEnum):
    """Which act of a person a one-time code (验证码) proves."""

    CHANGE_EMAIL = "change_email"
    CHANGE_MOBILE = "change_mobile"
    CONFIRM_CLEARING = "confirm_clearing"


class RegistrationMode(StrEnum):
    """Who may sign up: anybody, anybody whom an administrator then lets in, the invited."""

    OPEN = "open"
    APPROVAL = "approval"
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Policy:
    """What the organisation asks of its people; ``password_days`` 0 = a password never ages."""

    registration_mode: RegistrationMode = RegistrationMode.OPEN
    asks_mobile: bool = False
    password_days: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asking; ``company_id`` is None for a person without a company."""

    id: int
    username: str
    display_name: str
    roles: frozenset[Role]
    company_id: int | None
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What a person says of himself when he signs up; ``password`` is in clear."""

    username: str
    display_name: str
    email: str
    password: str = field(repr=False)
    mobile: str | None = None


def normalise_name(text: str) -> str:
    """The key under which names are the same: width, case and outer blanks do not count."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def is_usable_username(username: str) -> bool:
    """Whether both the name and the key that it unfolds to have 2 to 32 harmless signs."""
    spellings = (username, normalise_name(username))
    return all(_USERNAME.fullmatch(spelling) for spelling in spellings)


def normalise_password(password: str) -> str:
    """One form of what keyboards of different systems send for the same signs."""
    return unicodedata.normalize("NFC", password)


def find_password_problems(password: str, username: str) -> list[str]:
    """What the password lacks (A6), in words for people; empty when it is good.

    An empty ``username`` is one that is not known.
    """
    name = normalise_name(username)
    has_special = any(not sign.isalnum() and not sign.isspace() for sign in password)
    checks = (
        (len(password) >= PASSWORD_MIN, f"至少 {PASSWORD_MIN} 个字符"),
        (any(sign.isupper() for sign in password), "含有大写字母"),
        (any(sign.islower() for sign in password), "含有小写字母"),
        (any(sign.isdigit() for sign in password), "含有数字"),
        (has_special, "含有特殊字符（如 !@#%）"),
        (not name or name not in normalise_name(password), "不包含用户名"),
    )
    return [text for is_met, text in checks if not is_met]


def is_password_expired(set_at: datetime, days: int, now: datetime) -> bool:
    """Whether a password of that day must be changed; ``days`` 0 = never."""
    return days > 0 and set_at + timedelta(days=days) <= now


def normalise_mobile(text: str) -> str | None:
    """A mobile number in its one spelling, or None: 13800000000, abroad with + and country."""
    packed = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text))
    packed = re.sub(r"^(\+|00)86(?=1)", "", packed)
    fits = _MOBILE_IN_CHINA.fullmatch(packed) or _MOBILE_ABROAD.fullmatch(packed)
    return packed if fits else None


def mask_email(email: str) -> str:
    """l***@example.com."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}***@{domain}"


@dataclass(frozen=True, slots=True)
class ThrottlePolicy:
    """So many free tries, then each one must wait twice as long as the one before.

    ``forgotten_after`` without a try, counting starts anew.
    """

    free_tries: int
    forgotten_after: timedelta
    first_wait_s: int = 30
    longest_wait_s: int = 900

    def wait_s(self, tries: int) -> int:
        """Seconds that must pass after try number ``tries`` (0 = none)."""
        if tries < self.free_tries:
            return 0
        doublings = min(tries - self.free_tries, 16)
        return min(self.first_wait_s << doublings, self.longest_wait_s)


LOGIN_PER_NAME = ThrottlePolicy(free_tries=5, forgotten_after=timedelta(hours=24))
# An office shares one address: many may mistype there on one morning.
LOGIN_PER_ADDRESS = ThrottlePolicy(free_tries=50, forgotten_after=timedelta(hours=1))
REGISTRATION_PER_ADDRESS = ThrottlePolicy(free_tries=20, forgotten_after=timedelta(hours=1))
RESET_PER_ADDRESS = ThrottlePolicy(free_tries=20, forgotten_after=timedelta(hours=1))
# Nobody shall fill another one's mailbox.
CODES_PER_PERSON = ThrottlePolicy(
    free_tries=5, forgotten_after=timedelta(hours=1), first_wait_s=300
)
RESET_PER_EMAIL = ThrottlePolicy(free_tries=3, forgotten_after=timedelta(hours=1), first_wait_s=300)


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries counted under one key; ``locked_until`` None = never locked."""

    count: int
    last_at: datetime
    locked_until: datetime | None


def wait_left_s(tries: Tries, now: datetime) -> int:
    """Whole seconds until the next try is let in; 0 = now."""
    if tries.locked_until is None or tries.locked_until <= now:
        return 0
    left = tries.locked_until - now
    return left.days * 86400 + left.seconds + (left.microseconds > 0)


def count_try(tries: Tries, policy: ThrottlePolicy, now: datetime) -> Tries:
    """One more try, counted before its password is looked at.

    So the lock stands while the last free try is being checked, and parallel ones cannot be
    more than the policy lets in.
    """
    is_old = tries.last_at <= now - policy.forgotten_after
    count = 1 if is_old else tries.count + 1
    return Tries(count, now, _locked_until(count, policy, now))


def give_back_try(tries: Tries, policy: ThrottlePolicy) -> Tries:
    """A try that turned out to be right does not count against its address."""
    count = max(tries.count - 1, 0)
    return Tries(count, tries.last_at, _locked_until(count, policy, tries.last_at))


def _locked_until(count: int, policy: ThrottlePolicy, at: datetime) -> datetime | None:
    wait_s = policy.wait_s(count)
    return at + timedelta(seconds=wait_s) if wait_s else None


def network_of(address: str) -> str:
    """The address as throttling counts it: an IPv6 subscriber owns a whole /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def levels_of(parents: Mapping[int, int | None]) -> dict[int, int]:
    """The level (0 = top) of every department, each directly before those under it.

    ``parents`` names each one's parent, or None; siblings stand in the order of their ids. A
    department that would stand under itself is left out, and so are those under it.
    """
    children: dict[int | None, list[int]] = {}
    for one in sorted(parents, reverse=True):
        children.setdefault(parents[one], []).append(one)
    levels: dict[int, int] = {}
    waiting = [(top, 0) for top in children.get(None, ())]
    while waiting:
        one, level = waiting.pop()
        levels[one] = level
        waiting += [(child, level + 1) for child in children.get(one, ())]
    return levels
