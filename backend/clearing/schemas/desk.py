"""The wire of the station (docs/reference/desk.md): pairing, commands, journal, heartbeat."""

import base64
import binascii
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from backend.cards.invoices import Place
from backend.clearing.states import CommandKind
from backend.web.schemas import In, InstantIn, Out, UtcInstant

MOST_ENTRIES = 200
MOST_STRETCHES = 300
MOST_NUMBER = 2**32 - 1
"""Numbers of invoices have four bytes on a card."""
LONGEST_WAIT_S = 25
_HEX = r"^[0-9a-f]{64}$"


class PairIn(In):
    """What a station says of itself; ``public_key`` is a raw X25519 key in base64."""

    code: str = Field(min_length=8, max_length=16)
    name: str = Field(min_length=1, max_length=60)
    public_key: str = Field(max_length=64)
    version: str = Field(min_length=1, max_length=40)

    @field_validator("public_key")
    @classmethod
    def _is_a_key(cls, value: str) -> str:
        try:
            raw = base64.b64decode(value, validate=True)
        except binascii.Error:
            raw = b""
        if len(raw) != 32:
            raise ValueError("应为 32 字节 X25519 公钥的 base64。")
        return value


class PairedOut(Out):
    """The token is told this once."""

    station_id: int
    token: str


class CommandsIn(In):
    """Commands after that one; ``wait`` seconds for the first."""

    after: int = Field(default=0, ge=0, le=2**62)
    wait: int = Field(default=0, ge=0, le=LONGEST_WAIT_S)


class StopOut(Out):
    """Why the station must not begin the next act; ``until`` None = nobody knows how long."""

    code: str
    message: str
    until: UtcInstant | None


class PauseOut(Out):
    """A session that a person has paused: it stops before its next act, the others do not."""

    session_id: str
    by: str
    reason: str
    at: UtcInstant


class CommandOut(Out):
    """One thing to do; carrying it out twice does no harm."""

    id: int
    kind: CommandKind
    session_id: str | None
    body: dict[str, Any]
    created_at: UtcInstant


class CommandsOut(Out):
    """In order."""

    commands: list[CommandOut]
    stop: StopOut | None
    pauses: list[PauseOut]


class JournalEntryIn(In):
    """One entry of the journal, as it was written."""

    seq: int = Field(ge=1, le=2**31 - 1, strict=True)
    session_id: str = Field(min_length=1, max_length=64)
    unit_id: str = Field(max_length=64)
    kind: str = Field(min_length=1, max_length=40)
    body: dict[str, Any]
    written_at: str = Field(max_length=40)
    previous: str = Field(pattern=_HEX)
    hash: str = Field(pattern=_HEX)

    @field_validator("written_at")
    @classmethod
    def _is_an_instant(cls, value: str) -> str:
        if datetime.fromisoformat(value).tzinfo is None:
            raise ValueError("时间应带时区。")
        return value


class EventsIn(In):
    """A stretch of the journal, in order."""

    entries: list[JournalEntryIn] = Field(max_length=MOST_ENTRIES)


class EventsOut(Out):
    """The server has everything up to ``until``."""

    until: int
    stop: StopOut | None
    pauses: list[PauseOut]


class SeenAmountIn(In):
    """Fen of one tax item, or of one invoice type."""

    tax_index: int
    normal_fen: int
    return_fen: int
    name: str = Field(default="", max_length=60)
    rate: str | None = Field(default=None, max_length=12)
    type_code: str | None = Field(default=None, max_length=8)


class SeenTotalsIn(In):
    """Counts and fen; None = the device does not say."""

    normal_count: int
    return_count: int
    void_count: int
    amounts: list[SeenAmountIn] = Field(max_length=20)
    device_normal_fen: int | None = None
    device_return_fen: int | None = None


class SeenUnitIn(In):
    """What a card in a reader has declared."""

    unit_id: str = Field(min_length=1, max_length=64)
    label: str = Field(max_length=60)
    period_start: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    period_end: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    fingerprint: str = Field(pattern=_HEX)
    totals: SeenTotalsIn

    @field_validator("period_start", "period_end")
    @classmethod
    def _is_a_day(cls, value: str) -> str:
        datetime.fromisoformat(value)
        return value


class SeenSegmentIn(In):
    """A stretch of invoice stock; ``rolls`` None = not counted, ``left`` None = not known."""

    invoice_code: str = Field(max_length=20)
    first_number: int = Field(ge=0, le=MOST_NUMBER)
    last_number: int = Field(ge=0, le=MOST_NUMBER)
    rolls: int | None = Field(default=None, ge=0, le=MOST_NUMBER)
    left: int | None = Field(default=None, ge=0, le=MOST_NUMBER)
    kind: str = Field(default="", max_length=8)
    label: str = Field(default="", max_length=60)
    is_handed_out: bool = False
    bought_on: date | None = None


class SeenNumbersIn(In):
    """Numbers of one invoice code, both ends included."""

    invoice_code: str = Field(max_length=20)
    first: int = Field(ge=0, le=MOST_NUMBER)
    last: int = Field(ge=0, le=MOST_NUMBER)


class SeenStretchIn(In):
    """Invoices, each in one of three states; numbers None = the device tells counts only."""

    place: Place
    kind: str = Field(default="", max_length=8)
    label: str = Field(default="", max_length=60)
    invoice_code: str | None = Field(default=None, max_length=20)
    first: int | None = Field(default=None, ge=0, le=MOST_NUMBER)
    last: int | None = Field(default=None, ge=0, le=MOST_NUMBER)
    blank: int = Field(ge=0, le=MOST_NUMBER)
    issued: int = Field(ge=0, le=MOST_NUMBER)
    voided: int = Field(ge=0, le=MOST_NUMBER)
    waiting: int | None = Field(default=None, ge=0, le=MOST_NUMBER)


class SeenScopeIn(In):
    """The invoices on a device; ``unread``: what is not known, which is not none."""

    stretches: list[SeenStretchIn] = Field(max_length=MOST_STRETCHES)
    gaps: list[SeenNumbersIn] = Field(default_factory=list, max_length=MOST_STRETCHES)
    overlaps: list[SeenNumbersIn] = Field(default_factory=list, max_length=MOST_STRETCHES)
    unread: list[Place] = Field(default_factory=list, max_length=8)


class SeenCardIn(In):
    """Whose card it is."""

    taxpayer_no: str = Field(min_length=1, max_length=20)
    taxpayer_name: str = Field(max_length=200)
    device_no: str = Field(max_length=40)
    machines: list[str] = Field(max_length=64)
    valid_from: str | None = None
    valid_until: str | None = None
    version: str = Field(default="", max_length=40)
    units: list[SeenUnitIn] = Field(max_length=64)
    stock: list[SeenSegmentIn] | None = Field(default=None, max_length=64)
    invoices: SeenScopeIn | None = None

    @field_validator("valid_from", "valid_until")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value is not None:
            datetime.fromisoformat(value)
        return value


class SeenReaderIn(In):
    """One reader and what is in it."""

    name: str = Field(min_length=1, max_length=120)
    state: Literal["empty", "card", "busy", "mute", "unsupported"]
    card: SeenCardIn | None = None


class CheckLineIn(In):
    """One line of the desk's own pre-check; ``alarm`` names it as it stands, None = it is none."""

    what: str = Field(max_length=100)
    state: Literal["green", "yellow", "red"]
    detail: str = Field(default="", max_length=500)
    code: str | None = Field(default=None, max_length=40)
    remedy: str = Field(default="", max_length=500)
    cause: str = Field(default="", max_length=500)
    alarm: str | None = Field(default=None, min_length=1, max_length=200)
    reader: str | None = Field(default=None, max_length=120)


class RunningIn(In):
    """How a session stands at the desk; ``next_try_at`` None = no try is planned."""

    session_id: str = Field(max_length=64)
    state: str = Field(max_length=32)
    pause: str = Field(max_length=20)
    code: str | None = Field(default=None, max_length=40)
    detail: str = Field(default="", max_length=500)
    percent: int = Field(default=0, ge=0, le=100)
    next_try_at: InstantIn | None = None


class HostIn(In):
    """Whether an address takes a connection; ``code`` says why not."""

    address: str = Field(max_length=200)
    ok: bool
    code: str | None = Field(default=None, max_length=40)


class HeartbeatIn(In):
    """How the desk is. Members of ``versions`` and ``power`` are shown as they come."""

    versions: dict[str, str] = Field(default_factory=dict)
    clock: InstantIn
    service: Literal["running", "down", "missing"]
    readers: list[SeenReaderIn] = Field(max_length=16)
    checks: list[CheckLineIn] = Field(default_factory=list, max_length=60)
    alarms: list[CheckLineIn] = Field(default_factory=list, max_length=60)
    sessions: list[RunningIn] = Field(default_factory=list, max_length=60)
    unsent: int = Field(default=0, ge=0)
    disk_free: int | None = None
    backup_places: list[str] = Field(default_factory=list, max_length=16)
    power: dict[str, Any] | None = None
    printers: list[str] = Field(default_factory=list, max_length=60)
    hosts: list[HostIn] = Field(default_factory=list, max_length=32)


class HeardOut(Out):
    """The answer to a heartbeat."""

    stop: StopOut | None
    pauses: list[PauseOut]


class FileKeptOut(Out):
    """A file that the server keeps now."""

    name: str
    sha256: str
    byte_count: int
