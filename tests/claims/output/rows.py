"""Claims put straight into the tables, many at once, for sums and lists."""

import itertools
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from backend.accounts.models import Company, Department, PersonRow
from backend.claims.models import Claim, ClaimLine, LineShare, Payment
from backend.claims.states import ClaimKind, ClaimStatus
from backend.invoices.models import Invoice
from backend.invoices.states import IntakeChannel, VerifyStatus
from backend.kernel import clock

_numbers = itertools.count(1)


@dataclass(frozen=True, kw_only=True)
class Line:
    """``shares`` are fen by department id."""

    amount_fen: int
    approved_fen: int | None = None
    type_id: int | None = 1
    shares: dict[int, int] = field(default_factory=dict)
    invoice_id: int | None = None
    purpose: str = "出差"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A claim as the books meet it."""

    claimant_id: int
    company_id: int
    lines: list[Line]
    submitted_at: datetime | None
    status: ClaimStatus = ClaimStatus.APPROVED
    kind: ClaimKind = ClaimKind.EXPENSE
    department_id: int | None = None
    paid_on: date | None = None

    @property
    def total_fen(self) -> int:
        return sum(line.amount_fen for line in self.lines)


def put(session: Session, sent: Sent) -> int:
    """Gives the claim's id."""
    number = next(_numbers)
    now = sent.submitted_at or clock.now()
    claim = Claim(
        claim_no=f"BX2611-{number:08d}",
        kind=sent.kind,
        status=sent.status,
        claimant_id=sent.claimant_id,
        created_by=sent.claimant_id,
        company_id=sent.company_id,
        department_id=sent.department_id,
        total_fen=sent.total_fen,
        created_at=now,
        touched_at=now,
        submitted_at=sent.submitted_at,
    )
    session.add(claim)
    session.flush()
    for position, line in enumerate(sent.lines):
        _put_line(session, claim.id, position, line)
    if sent.paid_on:
        session.add(_payment(claim, sent))
    session.flush()
    return claim.id


def _put_line(session: Session, claim_id: int, position: int, line: Line) -> None:
    row = ClaimLine(
        claim_id=claim_id,
        key=f"line-{position:04d}",
        position=position,
        expense_type_id=line.type_id,
        amount_fen=line.amount_fen,
        approved_fen=line.approved_fen,
        invoice_id=line.invoice_id,
        purpose=line.purpose,
    )
    session.add(row)
    session.flush()
    for department_id, fen in line.shares.items():
        session.add(LineShare(line_id=row.id, department_id=department_id, amount_fen=fen))


def _payment(claim: Claim, sent: Sent) -> Payment:
    values: dict[str, Any] = {
        "claim_id": claim.id,
        "amount_fen": claim.total_fen,
        "payable_fen": claim.total_fen,
        "paid_on": sent.paid_on,
        "method": "bank",
        "registered_by": claim.claimant_id,
        "registered_at": clock.now(),
    }
    return Payment(**values)


def clear(session: Session) -> None:
    """No claims any more."""
    for table in (Payment, LineShare, ClaimLine, Claim):
        session.execute(delete(table))


def invoice(session: Session, owner_id: int, **changes: Any) -> int:
    number = f"2611{next(_numbers):016d}"
    now = clock.now()
    row = Invoice(
        dedupe_key=number,
        reference_no=f"PK{next(_numbers):012d}",
        owner_id=owner_id,
        **(
            {
                "kind": "digital_ordinary",
                "number": number,
                "issued_on": date(2026, 11, 18),
                "seller_name": "虚构客运（成都）有限公司",
                "amount_without_tax_fen": 10000,
                "tax_fen": 600,
                "total_fen": 10600,
            }
            | changes
        ),
        verify_status=VerifyStatus.CONSISTENT,
        intake_channel=IntakeChannel.QR_SCAN,
        captured_at=now,
        created_at=now,
        status_changed_at=now,
    )
    session.add(row)
    session.flush()
    return row.id


def departments(session: Session, company_id: int, *names: str) -> list[int]:
    """A chain: each below the one before."""
    ids: list[int] = []
    for name in names:
        row = Department(
            company_id=company_id,
            parent_id=ids[-1] if ids else None,
            name=name,
            created_at=clock.now(),
        )
        session.add(row)
        session.flush()
        ids.append(row.id)
    return ids


def company_of(session: Session, person_id: int) -> int:
    company_id = session.get_one(PersonRow, person_id).company_id
    assert company_id is not None
    return company_id


def title_of(session: Session, company_id: int) -> str:
    return session.get_one(Company, company_id).title
