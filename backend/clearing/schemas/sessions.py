"""Sessions of clearing as people see and steer them. Money in fen."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from backend.clearing.schemas.alarms import AlarmTakenOut
from backend.clearing.schemas.status import (
    CheckLineOut,
    ClearPersonRef,
    ClearTotalsOut,
    ClearWarningOut,
)
from backend.clearing.schemas.stock import InvoiceScopeOut
from backend.clearing.states import ClearKind, ClearState, Phase, RegisterUpdate
from backend.web.exports import ExportIn
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant

MOST_UNITS = 64
Fingerprints = dict[str, str]


class ClearStartIn(In):
    """Begin a clearing. ``chosen``: units of 专项清卡; ``reason`` and ``over`` of 特殊清卡.

    ``over`` is a halted session whose units this one takes over.
    """

    station_id: int = Field(ge=1, le=2**31 - 1)
    reader: str = Field(min_length=1, max_length=120)
    kind: ClearKind
    chosen: list[str] | None = Field(default=None, max_length=MOST_UNITS)
    reason: str | None = Field(default=None, max_length=500)
    over: str | None = Field(default=None, max_length=64)


class ClearListIn(In):
    """Query of the list: ``from`` and ``to`` are days of the start in China, both included.

    ``open_only``: what has not ended yet.
    """

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)
    state: ClearState | None = None
    device_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    open_only: bool = False
    first: DayIn | None = Field(default=None, alias="from")
    last: DayIn | None = Field(default=None, alias="to")


class ClearExportIn(ExportIn):
    """What of the history goes into a file; as in the list."""

    state: ClearState | None = None
    device_id: int | None = Field(default=None, ge=1, le=2**31 - 1)
    first: DayIn | None = Field(default=None, alias="from")
    last: DayIn | None = Field(default=None, alias="to")


class ClearConfirmIn(In):
    """确认清卡: the figures that were seen, and the fresh code or the password."""

    fingerprints: Fingerprints = Field(min_length=1, max_length=MOST_UNITS)
    code: str | None = Field(default=None, max_length=12)
    password: str | None = Field(default=None, max_length=128)


class ClearApproveIn(In):
    """复核 of the figures that were seen."""

    fingerprints: Fingerprints = Field(min_length=1, max_length=MOST_UNITS)


class UnlockIn(In):
    """The PIN, sealed to the station's public key (docs/reference/desk.md)."""

    sealed: str = Field(min_length=60, max_length=400, pattern=r"^[A-Za-z0-9+/]+={0,2}$")


class ClearPauseIn(In):
    """暂停; the reason is for the others."""

    reason: str = Field(default="", max_length=200)


class SignOffIn(In):
    """审核确认; whether the register has run 税控更新 with this card."""

    has_register_updated: RegisterUpdate


class ChallengeOut(Out):
    """How the confirmation is proved: by a code that was mailed, or by the password."""

    by: Literal["mail", "password"]
    sent_to: str | None
    expires_at: UtcInstant | None


class ClearProblemOut(Out):
    """What a code means: 现象, 原因, 怎么办."""

    code: str
    phenomenon: str
    cause: str
    remedy: str


class ClearSessionRow(Out):
    """One line of the list. ``percent`` and ``pause`` are the station's last word.

    ``next_try_at``: when a pause is tried again; None = at once, with the device, or by a person.
    """

    id: str
    kind: ClearKind
    state: ClearState
    phase: Phase | None
    pause: str | None
    code: str | None
    percent: int
    next_try_at: UtcInstant | None
    device_id: int | None
    device_label: str
    station_id: int
    station_name: str
    reader: str
    operator: ClearPersonRef
    created_at: UtcInstant
    ended_at: UtcInstant | None
    unit_count: int
    done_count: int
    period_start: date | None
    period_end: date | None
    is_sandbox: bool
    is_taken_over: bool
    is_rebuilt: bool
    is_signed_off: bool


class ClearSessionPageOut(Out):
    """Newest first."""

    items: list[ClearSessionRow]
    next_cursor: str | None


class ClearUnitOut(Out):
    """One machine and its period. ``before`` and ``after`` are control data in hexadecimal."""

    unit_id: str
    label: str
    period_start: date
    period_end: date
    state: ClearState
    code: str | None
    problem: ClearProblemOut | None
    totals: ClearTotalsOut
    fingerprint: str
    is_confirmed: bool
    is_approved: bool
    limit_date: date | None
    before: str | None
    after: str | None
    receipt: str | None
    ticket_sha256: str | None
    proof_sha256: str | None


class ClearLedgerItemOut(Out):
    """Fen of one tax item, rate or invoice type; None = that side has no such line."""

    label: str
    device_normal_fen: int | None
    device_return_fen: int | None
    our_normal_fen: int | None
    our_return_fen: int | None


class ClearLedgerOut(Out):
    """One period of the device against what our own ledger has issued by this taxpayer.

    ``uploaded`` counts invoices that the bureau has answered for; differences are the device's
    less ours.
    """

    period_start: date
    period_end: date
    device_normal_fen: int
    device_return_fen: int
    our_count: int
    our_normal_fen: int
    our_return_fen: int
    normal_difference_fen: int
    return_difference_fen: int
    uploaded_count: int
    waiting_count: int
    items: list[ClearLedgerItemOut]


class ClearStepOut(Out):
    """A state that was reached; ``usual_s``: how long this device usually takes to it."""

    state: ClearState
    at: UtcInstant
    took_s: float
    usual_s: float | None


class ClearBackupOut(Out):
    """The backup that was made before anything else; read again when ``is_verified``."""

    file: str
    sha256: str
    byte_count: int
    is_verified: bool
    is_held: bool
    product: dict[str, Any] | None


class ClearNeedsOut(Out):
    """What the session waits for from people."""

    approval: bool
    confirmation: bool
    secret: bool
    sign_off: bool


class ClearMayOut(Out):
    """What the asking person may do now."""

    confirm: bool
    approve: bool
    unlock: bool
    resume: bool
    pause: bool
    abort: bool
    sign_off: bool
    take_over: bool


class PausedOut(Out):
    """Who has paused the session. ``is_held``: the station has stopped before its next act."""

    by: ClearPersonRef | None
    at: UtcInstant
    reason: str
    is_held: bool


class ClearLogLineOut(Out):
    """One line of the live log; ``id`` is what Last-Event-ID names."""

    id: int
    at: UtcInstant
    kind: str
    state: ClearState
    percent: int
    unit_id: str
    code: str | None
    text: str
    is_error: bool


class ClearLogOut(Out):
    """Lines after the one that was named."""

    lines: list[ClearLogLineOut]
    state: ClearState
    has_ended: bool


class ClearLogIn(In):
    """``after`` is the last line seen; ``as=json`` answers at once instead of streaming."""

    after: int = Field(default=0, ge=0, le=2**62)
    form: Literal["sse", "json"] = Field(default="sse", alias="as")


class ClearSessionOut(ClearSessionRow):
    """One session, whole. ``usual_s``: seconds that this device's clearings usually take.

    ``invoices`` None = not listed yet, or the device did not tell them.
    ``approvers``: who may give the second word (复核) that it waits for, by name.
    """

    reason: str | None
    detail: str
    problem: ClearProblemOut | None
    station_is_alive: bool
    station_public_key: str
    over: str | None
    taken_over_by: str | None
    identity: dict[str, Any] | None
    chosen: list[str] | None
    units: list[ClearUnitOut]
    invoices: InvoiceScopeOut | None
    ledgers: list[ClearLedgerOut]
    steps: list[ClearStepOut]
    usual_s: float | None
    is_slow: bool
    checks: list[CheckLineOut]
    acknowledged: list[AlarmTakenOut]
    warnings: list[ClearWarningOut]
    needs_approval: bool
    approvers: list[str]
    confirmed_by: ClearPersonRef | None
    confirmed_at: UtcInstant | None
    approved_by: ClearPersonRef | None
    approved_at: UtcInstant | None
    signed_off_by: ClearPersonRef | None
    signed_off_at: UtcInstant | None
    has_register_updated: RegisterUpdate | None
    next_date: date | None
    paused: PausedOut | None
    needs: ClearNeedsOut
    may: ClearMayOut
    backup: ClearBackupOut | None
    log: list[ClearLogLineOut]
