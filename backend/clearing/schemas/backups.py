"""备份与恢复: backups of clearings, what stations said of them, and records that were lost."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from backend.clearing.schemas.sessions import ClearProblemOut
from backend.clearing.schemas.status import ClearPersonRef
from backend.clearing.states import ClearKind, ClearState, CopyState
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import In, Out, UtcInstant


class BackupsIn(In):
    """Query of the list."""

    limit: int = Field(default=10, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class BackupActIn(In):
    """再次核验 or 取出文件; neither writes to card or database."""

    act: Literal["check", "take_out"]


class BackupFileOut(Out):
    """A file inside."""

    name: str
    byte_count: int


class BackupCopyOut(Out):
    """The product's own copy. ``wanted``: originals at that time; ``originals``: there now."""

    state: CopyState
    file: str
    place: str
    byte_count: int
    originals: int
    wanted: int


class BackupAnswerOut(Out):
    """What a station was asked; ``answered_at`` None = it has not answered yet.

    ``detail`` names what the problem is about; ``folder`` is where the files lie at the desk.
    """

    id: int
    act: Literal["check", "take_out"]
    asked_by: ClearPersonRef | None
    asked_at: UtcInstant
    answered_at: UtcInstant | None
    problem: ClearProblemOut | None
    detail: str
    place: str
    folder: str | None
    files: list[BackupFileOut]
    product: BackupCopyOut | None


class BackupDifference(StrEnum):
    """What differs now from what a session left (F21)."""

    JOURNAL = "journal"
    """An entry of its journal does not fit its hash."""
    SERVER_COPY = "server_copy"
    """The server's copy of the archive is another file than the journal names."""
    BACKUP = "backup"
    """The last check found something wrong."""
    INVOICES = "invoices"
    """Invoices that it reported are fewer now, or have other figures."""


class NightlyOut(Out):
    """夜间核对: what became of the reported invoices; only ``missing`` and ``altered`` are loss.

    The first numbers of each and how many they are. ``checked_at`` None = found just now, before
    the first night.
    """

    checked_at: UtcInstant | None
    next_at: UtcInstant | None
    missing: list[str]
    missing_count: int
    altered: list[str]
    altered_count: int
    verified: list[str]
    verified_count: int
    added: list[str]
    added_count: int


class SoundBackupOut(Out):
    """The newest backup of the same device that was checked and found sound."""

    session_id: str
    file: str
    checked_at: UtcInstant


class OwnCopyOut(Out):
    """The product's copy as the journal notes it; ``place`` None = an older station."""

    file: str
    place: str | None
    byte_count: int
    originals: int


class ClearBackupRow(Out):
    """One backup. ``place`` and counts are None where an older station did not say.

    ``reported_count``: our invoices that the session reported, and how many are left of them.
    """

    session_id: str
    kind: ClearKind
    state: ClearState
    is_rebuilt: bool
    is_sandbox: bool
    device_label: str
    station_id: int
    station_name: str
    station_is_alive: bool
    made_at: UtcInstant
    file: str
    place: str | None
    sha256: str
    byte_count: int
    card_files: int | None
    own_files: int | None
    is_held: bool
    product: OwnCopyOut | None
    differences: list[BackupDifference]
    reported_count: int | None
    reported_now: int | None
    nightly: NightlyOut | None
    newest_sound: SoundBackupOut | None
    answers: list[BackupAnswerOut]


class BackupsOut(Out):
    """Newest first."""

    items: list[ClearBackupRow]
    next_cursor: str | None
    may_act: bool


class LostRecordOut(Out):
    """A clearing that the journal knows and our records do not: 可由日志恢复."""

    session_id: str
    station_name: str
    started_at: UtcInstant
    taxpayer_no: str | None
    state: ClearState
    entries: int


class LostRecordsOut(Out):
    """Newest first."""

    items: list[LostRecordOut]
    may_act: bool


class RebuiltOut(Out):
    """The record is there again."""

    session_id: str
