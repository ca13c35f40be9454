"""The states of a clearing session and its units, and what bureau and device may answer."""

from enum import StrEnum


class ClearKind(StrEnum):
    """清卡类型."""

    MONTHLY = "MONTHLY"
    GROUP = "GROUP"
    ANNUAL = "ANNUAL"
    SPECIAL = "SPECIAL"


class ClearState(StrEnum):
    """How far a session, or one of its units, has come. In order, side states last."""

    NEW = "NEW"
    BACKED_UP = "BACKED_UP"
    CHECKED = "CHECKED"
    LISTED = "LISTED"
    CONFIRMED = "CONFIRMED"
    UPLOADING = "UPLOADING"
    UPLOADED = "UPLOADED"
    REPORT_INTENT = "REPORT_INTENT"
    REPORTED = "REPORTED"
    WAIT_COMPARE = "WAIT_COMPARE"
    TICKETED = "TICKETED"
    WRITING = "WRITING"
    VERIFIED = "VERIFIED"
    SERVER_CONFIRMED = "SERVER_CONFIRMED"
    DONE = "DONE"
    ABORTED = "ABORTED"
    PARKED = "PARKED"
    HALTED = "HALTED"
    SUPERSEDED = "SUPERSEDED"


class BureauKnows(StrEnum):
    """What the bureau has of one unit and period. 'Could not ask' is no member."""

    NONE = "none"
    RECEIVED = "received"
    FAILED = "failed"
    ISSUED = "issued"
    CLOSED = "closed"
    OTHER = "other"


class Phase(StrEnum):
    """The four phases of the wizard."""

    PREPARE = "prepare"
    OPERATE = "operate"
    VERIFY = "verify"
    CONFIRM = "confirm"


class CommandKind(StrEnum):
    """What a station can be told."""

    START = "start"
    SPECIAL = "special"
    CONFIRM = "confirm"
    UNLOCK = "unlock"
    RESUME = "resume"
    ABORT = "abort"
    PAUSE = "pause"
    CHECK = "check"
    REPAIR = "repair"
    BACKUP_CHECK = "backup_check"
    BACKUP_TAKE_OUT = "backup_take_out"


class BackupProblem(StrEnum):
    """What is wrong with a backup that was opened once more, or why its files were not written."""

    UNKNOWN_SESSION = "unknown_session"
    FILE_MISSING = "file_missing"
    FILE_ALTERED = "file_altered"
    WRONG_KEY = "wrong_key"
    CONTENT_DIFFERS = "content_differs"
    COPY_ALTERED = "copy_altered"
    COPY_WRONG_KEY = "copy_wrong_key"
    ORIGINALS_MISSING = "originals_missing"
    NO_ROOM = "no_room"
    CANNOT_WRITE = "cannot_write"


class CopyState(StrEnum):
    """How the copy of the product's database is, that stands beside a backup."""

    SOUND = "sound"
    GONE = "gone"
    """Newer ones have taken its place, or the disk is not there."""
    ALTERED = "altered"
    WRONG_KEY = "wrong_key"
    ELSEWHERE = "elsewhere"
    """The product's data are on the server, which backs them up itself."""


class Cycle(StrEnum):
    """How often a device is cleared; NONE = it is out of use."""

    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    NONE = "NONE"


class StockState(StrEnum):
    """Where a segment of invoices stands between 领购 and 核销."""

    IN_STOCK = "in_stock"
    USED_UP = "used_up"
    """The device tells of it no more, or none is left."""
    WRITTEN_OFF = "written_off"


class RegisterUpdate(StrEnum):
    """Whether the register has run 税控更新 with the cleared card."""

    YES = "yes"
    NO = "no"
    LATER = "later"
