"""清卡报告 as JSON: what the PDF is set from."""

from typing import Any

from backend.clearing.schemas.alarms import AlarmTakenOut
from backend.clearing.schemas.sessions import (
    ClearBackupOut,
    ClearLedgerOut,
    ClearSessionRow,
    ClearStepOut,
    ClearUnitOut,
)
from backend.clearing.schemas.status import CheckLineOut, ClearPersonRef
from backend.clearing.states import RegisterUpdate
from backend.web.schemas import Out, UtcInstant


class ReportEntryOut(Out):
    """One entry of the journal. ``hash`` is the chain's."""

    seq: int
    written_at: UtcInstant
    unit_id: str
    kind: str
    text: str
    body: dict[str, Any]
    hash: str


class ClearReportOut(ClearSessionRow):
    """One clearing for the record. ``is_whole``: the journal's chain fits from end to end."""

    title: str
    made_at: UtcInstant
    reason: str | None
    over: str | None
    identity: dict[str, Any] | None
    versions: dict[str, str]
    took_s: float | None
    units: list[ClearUnitOut]
    ledgers: list[ClearLedgerOut]
    steps: list[ClearStepOut]
    checks: list[CheckLineOut]
    acknowledged: list[AlarmTakenOut]
    confirmed_by: ClearPersonRef | None
    confirmed_at: UtcInstant | None
    approved_by: ClearPersonRef | None
    approved_at: UtcInstant | None
    signed_off_by: ClearPersonRef | None
    signed_off_at: UtcInstant | None
    has_register_updated: RegisterUpdate | None
    backup: ClearBackupOut | None
    journal: list[ReportEntryOut]
    is_whole: bool
    journal_sha256: str
