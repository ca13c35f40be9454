"""Claims as approval leaves them, for tests that begin where the money does."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from apiflask import APIFlask
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.audit.models import AuditRecord
from backend.claims.models import (
    Attachment,
    Claim,
    ClaimInvoice,
    ClaimLine,
    ClawBack,
    ExpenseType,
    Payment,
)
from backend.claims.states import AttachmentRole, ClaimKind, ClaimStatus, LineDecision
from backend.infra import jobs
from backend.infra.db import db, transaction
from backend.invoices.models import Invoice
from backend.invoices.states import IntakeChannel, TaxStatus, UsageStatus, VerifyStatus
from backend.kernel import clock, ids
from backend.reading.kinds import AmountMeaning
from tests.personas import LIN, Persona

PAYEE = {
    "holder": "林小满",
    "bank_name": "招商银行武汉分行",
    "account_number": "6225880123456789",
}
LONG_AGO = timedelta(days=3)
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a claim with its own invoice, or without one."""

    fen: int = 113_000
    has_invoice: bool = True
    approved_fen: int | None = None
    type_name: str = "差旅费"
    tax_fen: int | None = 13_000
    invoice: dict[str, Any] = field(default_factory=dict)
    """Columns of the invoice that differ from a sound one, verified three days ago."""

    @property
    def granted_fen(self) -> int:
        return self.fen if self.approved_fen is None else self.approved_fen


@dataclass(frozen=True, slots=True)
class Books:
    """Writes rows that the claims of 报销 would have written, and reads what came of them."""

    app: APIFlask
    join: Callable[..., int]

    def approved(
        self,
        *items: Item,
        claimant: Persona = LIN,
        created_by: Persona | None = None,
        offset_fen: int = 0,
        payee: dict[str, str] | None = PAYEE,
        decided_at: datetime | None = None,
    ) -> int:
        """Id of a claim that waits for its money."""
        claimant_id, creator_id = self.join(claimant), self.join(created_by or claimant)
        chosen = items or (Item(),)
        with self.app.app_context(), transaction() as session:
            claim = self._claim(session, claimant_id, creator_id, chosen, decided_at or clock.now())
            claim.payee, claim.offset_fen = payee, offset_fen
            for position, item in enumerate(chosen, start=1):
                self._line(session, claim, position, item)
            return claim.id

    def advance(self, fen: int = 50_000, *, repay_by: date | None = None) -> int:
        """Id of a 借款单 that waits for its money."""
        claim_id = self.approved(Item(fen=fen, has_invoice=False))
        with self.app.app_context(), transaction() as session:
            claim = session.get_one(Claim, claim_id)
            claim.kind, claim.repay_by = ClaimKind.ADVANCE, repay_by
            claim.claim_no = claim.claim_no.replace("BX", "JK")
        return claim_id

    @staticmethod
    def _claim(
        session: Session,
        claimant_id: int,
        creator_id: int,
        items: tuple[Item, ...],
        decided_at: datetime,
    ) -> Claim:
        company_id = session.get_one(PersonRow, claimant_id).company_id
        assert company_id is not None
        granted = sum(item.granted_fen for item in items)
        claim = Claim(
            claim_no=ids.new_dated_no("BX", clock.today(), length=6),
            kind=ClaimKind.EXPENSE,
            status=ClaimStatus.APPROVED,
            version=4,
            round=1,
            claimant_id=claimant_id,
            created_by=creator_id,
            company_id=company_id,
            purpose="武汉出差",
            total_fen=sum(item.fen for item in items),
            approved_fen=granted,
            offset_fen=0,
            created_at=decided_at,
            touched_at=decided_at,
            submitted_at=decided_at,
            decided_at=decided_at,
            lines=[],
        )
        session.add(claim)
        session.flush()
        return claim

    @staticmethod
    def _line(session: Session, claim: Claim, position: int, item: Item) -> None:
        type_id = session.scalar(select(ExpenseType.id).where(ExpenseType.name == item.type_name))
        invoice_id = None
        if item.has_invoice:
            invoice = new_invoice(claim, item)
            session.add(invoice)
            session.flush()
            invoice_id = invoice.id
            session.add(ClaimInvoice(claim_id=claim.id, invoice_id=invoice_id, is_living=True))
        session.add(
            ClaimLine(
                claim_id=claim.id,
                key=f"line-{position:04d}",
                position=position,
                invoice_id=invoice_id,
                no_invoice_reason="" if invoice_id else "市内公交，没有发票",
                expense_type_id=type_id,
                amount_fen=item.fen,
                approved_fen=item.granted_fen,
                decision=LineDecision.APPROVED,
                shares=[],
            )
        )
        session.flush()

    def claim(self, claim_id: int) -> Claim:
        with self.app.app_context():
            return db.session.get_one(Claim, claim_id)

    def invoices(self, claim_id: int) -> list[Invoice]:
        """Of the claim, in the order of their ids."""
        query = select(Invoice).join(ClaimInvoice, ClaimInvoice.invoice_id == Invoice.id)
        with self.app.app_context():
            found = db.session.scalars(query.where(ClaimInvoice.claim_id == claim_id))
            return sorted(found, key=lambda one: one.id)

    def change_invoice(self, claim_id: int, **values: Any) -> None:
        """Write into the claim's first invoice what happened to it elsewhere."""
        invoice_id = self.invoices(claim_id)[0].id
        with self.app.app_context(), transaction() as session:
            invoice = session.get_one(Invoice, invoice_id)
            for name, value in values.items():
                setattr(invoice, name, value)

    def payments(self, claim_id: int) -> list[Payment]:
        with self.app.app_context():
            return list(db.session.scalars(select(Payment).where(Payment.claim_id == claim_id)))

    def claw_backs(self, claim_id: int) -> list[ClawBack]:
        query = select(ClawBack).where(ClawBack.claim_id == claim_id).order_by(ClawBack.id)
        with self.app.app_context():
            return list(db.session.scalars(query))

    def audited(self, action: str) -> list[dict[str, Any]]:
        """Facts of every record of this action."""
        query = select(AuditRecord.facts).where(AuditRecord.action == action)
        with self.app.app_context():
            return list(db.session.scalars(query.order_by(AuditRecord.id)))

    def add_slip(self, claim_id: int) -> None:
        with self.app.app_context(), transaction() as session:
            session.add(
                Attachment(
                    claim_id=claim_id,
                    role=AttachmentRole.BANK_SLIP,
                    sha256=f"{claim_id:064d}",
                    file_name="回单.pdf",
                    file_format="pdf",
                    byte_count=1,
                    pages=1,
                    added_by=session.get_one(Claim, claim_id).claimant_id,
                    added_at=clock.now(),
                )
            )

    def work(self) -> int:
        """Do what is due in the background."""
        with self.app.app_context():
            return jobs.run_due()


def new_invoice(claim: Claim, item: Item) -> Invoice:
    number = f"2699{next(_numbers):016d}"
    sound: dict[str, Any] = {
        "dedupe_key": f"number:{number}",
        "reference_no": ids.new_reference_no(clock.today()),
        "owner_id": claim.claimant_id,
        "company_id": claim.company_id,
        "kind": "digital_special",
        "number": number,
        "issued_on": date(2026, 11, 2),
        "amount_fen": item.fen,
        "amount_meaning": AmountMeaning.WITH_TAX,
        "seller_name": "沙箱市听雨轩餐饮有限公司",
        "total_fen": item.fen,
        "tax_fen": item.tax_fen,
        "verify_status": VerifyStatus.CONSISTENT,
        "settled_verify_status": VerifyStatus.CONSISTENT,
        "tax_status": TaxStatus.NORMAL,
        "usage_status": UsageStatus.TO_PAY,
        "intake_channel": IntakeChannel.QR_SCAN,
        "captured_at": clock.now() - LONG_AGO,
        "created_at": clock.now() - LONG_AGO,
        "status_changed_at": clock.now() - LONG_AGO,
        "verified_at": clock.now() - LONG_AGO,
    }
    return Invoice(**(sound | item.invoice))
