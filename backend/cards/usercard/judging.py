"""What a declaration is as a clear unit, and in which state a unit is after a fresh read."""

from backend.cards.usercard.layout import CardDeclaration, Machine
from backend.cards.values import Baseline, ClearTicket, ClearUnit, UnitState


def unit_of(declared: CardDeclaration, machine: Machine) -> ClearUnit:
    """A flagged declaration and the machine that made it."""
    return ClearUnit(
        unit_id=declared.fiscal_card_no,
        label=f"机器 {machine.machine_no.lstrip('0') or '0'}",
        period_start=declared.start,
        period_end=declared.end,
        fingerprint=declared.fingerprint,
        totals=declared.totals,
    )


def judge(
    control: bytes,
    declared: CardDeclaration | None,
    before: Baseline,
    ticket: ClearTicket | None,
) -> UnitState:
    """Cleared is what EF01 shows; the flag of EF04 never decides (clearing.md 8.2)."""
    if ticket is not None and control == ticket.payload:
        return UnitState.CLEARED
    if control != before.control:
        return UnitState.FOREIGN
    if declared is None or not declared.is_flagged:
        return UnitState.UNDECLARED
    same = declared.fingerprint == before.fingerprint
    return UnitState.UNCHANGED if same else UnitState.REDECLARED
