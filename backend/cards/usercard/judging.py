"""What a declaration is as a clear unit, and in which state a unit is after a fresh read."""

from backend.cards.usercard.layout import CardDeclaration, Machine, Roll
from backend.cards.values import Baseline, ClearTicket, ClearUnit, Segment, Totals, UnitState


def segment_of(roll: Roll) -> Segment:
    """A segment in stock, or the roll that a register took: what it used of that is not known."""
    is_handed_out = roll.rolls is None
    return Segment(
        roll.invoice_code,
        roll.first_number,
        roll.last_number,
        rolls=roll.rolls,
        left=None if is_handed_out else roll.last_number - roll.first_number + 1,
        is_handed_out=is_handed_out,
    )


def unit_of(declared: CardDeclaration, machine: Machine, totals: Totals) -> ClearUnit:
    """A flagged declaration, the machine that made it, and its totals by named tax items."""
    return ClearUnit(
        unit_id=declared.fiscal_card_no,
        label=f"机器 {machine.machine_no.lstrip('0') or '0'}",
        period_start=declared.start,
        period_end=declared.end,
        fingerprint=declared.fingerprint,
        totals=totals,
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
