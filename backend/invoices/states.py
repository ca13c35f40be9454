"""The five separate states of an invoice and where it came from (labels as shown to people)."""

from enum import StrEnum


class VerifyStatus(StrEnum):
    """查验: what the official side answered, or why it has not."""

    NOT_REQUIRED = "not_required"
    UNVERIFIED = "unverified"
    PENDING = "pending"
    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NOT_FOUND = "not_found"
    QUOTA_EXCEEDED = "quota_exceeded"
    SAME_DAY = "same_day"
    OUT_OF_WINDOW = "out_of_window"
    MALFORMED = "malformed"
    ERROR = "error"


class TaxStatus(StrEnum):
    """票面: the invoice's standing at the tax office."""

    UNKNOWN = "unknown"
    NORMAL = "normal"
    VOIDED = "voided"
    PARTIALLY_RED = "partially_red"
    FULLY_RED = "fully_red"
    ABNORMAL = "abnormal"


class TitleCheck(StrEnum):
    """抬头: buyer against the companies of the organisation."""

    UNCHECKED = "unchecked"
    OK = "ok"
    TAX_NO_MISMATCH = "tax_no_mismatch"
    UNKNOWN_TITLE = "unknown_title"
    NOT_REQUIRED = "not_required"


class UsageStatus(StrEnum):
    """使用: where the invoice stands in a claim."""

    UNUSED = "unused"
    LOCKED = "locked"
    IN_APPROVAL = "in_approval"
    TO_PAY = "to_pay"
    PAID = "paid"
    WRITTEN_OFF = "written_off"
    ARCHIVED = "archived"


class ReviewStatus(StrEnum):
    """审核/归档."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    VOIDED = "voided"
    ARCHIVED = "archived"


class IntakeChannel(StrEnum):
    """How the invoice came in."""

    QR_SCAN = "qr_scan"
    PHOTO = "photo"
    FILE_UPLOAD = "file_upload"
    MANUAL = "manual"


class FileRole(StrEnum):
    """What a file is to its invoice."""

    ORIGINAL = "original"
    FURTHER = "further"


class WalletFilter(StrEnum):
    """Segments of the wallet."""

    ALL = "all"
    CONSISTENT = "consistent"
    WAITING = "waiting"
    PROBLEM = "problem"
    INCOMPLETE = "incomplete"
    """信息不全: found by the official side, which did not tell the parties or items."""
    UNCLAIMED = "unclaimed"
    """待报销: in no claim, and nothing is known against it."""
    CLAIMING = "claiming"
    """报销中: in a claim that is not paid yet."""
    CLAIMED = "claimed"
    """已报销."""


class GroupBy(StrEnum):
    """What the wallet is grouped by: month of issue, tax classification, own purpose."""

    MONTH = "month"
    CATEGORY = "category"
    PURPOSE = "purpose"


class WalletCondition(StrEnum):
    """What narrows a wallet search: its parameters, by their names in the address."""

    FILTER = "filter"
    SEARCH = "q"
    MONTH = "month"
    CATEGORY = "category"
    PURPOSE = "purpose"
