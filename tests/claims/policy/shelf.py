"""Rows that the tests of rules and budgets begin with, as the product would have put them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

from apiflask import APIFlask
from sqlalchemy import event, select
from sqlalchemy.orm import Session, selectinload

from backend.accounts.models import Department, DepartmentMember, PersonRow
from backend.claims.models import (
    ApprovalStep,
    ApprovalTask,
    Budget,
    Claim,
    ClaimInvoice,
    ClaimLine,
    ExpenseType,
    LineShare,
    PolicyHit,
)
from backend.claims.rules.policies import Hit
from backend.claims.service.judging import judge
from backend.claims.states import (
    ClaimKind,
    ClaimStatus,
    LineDecision,
    RuleLevel,
    StepMode,
    StepState,
    TaskState,
)
from backend.infra.db import db, transaction
from backend.invoices import service as invoices
from backend.invoices.service import NewFile, NewInvoice, OfficialFacts, Verdict
from backend.invoices.states import IntakeChannel, TaxStatus, VerifyStatus
from backend.kernel import clock
from backend.reading.kinds import AmountMeaning, InvoiceKind
from backend.reading.numbers import dedupe_key
from tests.personas import QINGCHUAN, Persona

HOTEL = "住宿费"
DAY = date(2026, 11, 18)
_SELLER = {"seller_name": "虚构酒店管理有限公司", "seller_tax_id": "91990000MA0000HT0A"}
_ITEMS = {"items": [{"name": "*住宿服务*住宿费", "amount_fen": None}]}
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One application and its people."""

    app: APIFlask
    join: Callable[..., int]

    def invoice(
        self,
        owner: Persona,
        *,
        number: str | None = None,
        total_fen: int = 10_600,
        is_verified: bool = True,
        file_format: str | None = "pdf",
        **told: Any,
    ) -> int:
        """Kept and, unless not wanted, found 查验一致 with 晴川 as buyer; gives its id."""
        owner_id = self.join(owner)
        with self.app.app_context(), transaction() as session:
            person = session.get_one(PersonRow, owner_id)
            own_number = number or f"2599{next(_numbers) * 1000:016d}"
            invoice = invoices.keep(
                session, _new(person, own_number, total_fen, told.pop("issued_on", DAY), told)
            ).invoice
            if file_format is not None:
                invoices.attach(session, invoice, file_of(invoice.id, file_format))
            if is_verified:
                invoices.record_verdict(session, invoice.id, verdict(total_fen=total_fen, **told))
            return invoice.id

    def judge_again(self, invoice_id: int, **told: Any) -> None:
        """Another verdict about an invoice."""
        with self.app.app_context(), transaction() as session:
            invoices.record_verdict(session, invoice_id, verdict(**told))

    def department(self, name: str, *people: Persona, grade: str | None = None) -> int:
        """A department of 晴川's with these people in it."""
        ids = [self.join(one) for one in people]
        with self.app.app_context(), transaction() as session:
            company_id = session.get_one(PersonRow, ids[0]).company_id
            row = Department(company_id=company_id, name=name, created_at=clock.now())
            session.add(row)
            session.flush()
            for one in ids:
                session.add(
                    DepartmentMember(
                        person_id=one, department_id=row.id, is_head=False, grade=grade
                    )
                )
            return row.id

    def type_id(self, name: str = HOTEL) -> int:
        with self.app.app_context():
            return db.session.scalars(select(ExpenseType.id).where(ExpenseType.name == name)).one()

    def budget(
        self,
        department_id: int,
        amount_fen: int,
        period: str = "2026-11",
        type_id: int | None = None,
    ) -> int:
        from tests.personas import SUN

        admin = self.join(SUN)
        with self.app.app_context(), transaction() as session:
            row = Budget(
                department_id=department_id,
                expense_type_id=type_id,
                period=period,
                amount_fen=amount_fen,
                changed_by=admin,
                changed_at=clock.now(),
            )
            session.add(row)
            session.flush()
            return row.id

    def claim(
        self,
        claimant: Persona,
        *lines: dict[str, Any],
        status: ClaimStatus = ClaimStatus.DRAFT,
        creator: Persona | None = None,
        department_id: int | None = None,
        kind: ClaimKind = ClaimKind.EXPENSE,
        submitted_at: datetime | None = None,
    ) -> int:
        """A claim with these lines (members of ClaimLine, ``shares`` by department id)."""
        claimant_id, creator_id = self.join(claimant), self.join(creator or claimant)
        usual_type, now = self.type_id(), clock.now()
        is_handed_in = status is not ClaimStatus.DRAFT
        with self.app.app_context(), transaction() as session:
            row = Claim(
                claim_no=f"BX261123-{next(_numbers):06d}",
                kind=kind,
                status=status,
                round=1 if is_handed_in else 0,
                claimant_id=claimant_id,
                created_by=creator_id,
                company_id=session.get_one(PersonRow, claimant_id).company_id,
                department_id=department_id,
                total_fen=sum(line.get("amount_fen") or 0 for line in lines),
                created_at=now,
                touched_at=now,
                submitted_at=submitted_at or (now if is_handed_in else None),
                lines=[_line(place, usual_type, line) for place, line in enumerate(lines, 1)],
            )
            session.add(row)
            session.flush()
            held = {line["invoice_id"] for line in lines if line.get("invoice_id")}
            for invoice_id in sorted(held):
                session.add(ClaimInvoice(claim_id=row.id, invoice_id=invoice_id, is_living=True))
            return row.id

    def judge(self, claim_id: int, *, is_submitting: bool = False) -> list[Hit]:
        """What the claim hits now; as a submission does it, or as 预检 does."""
        with self.app.app_context():
            if is_submitting:
                with transaction() as session:
                    claim, lines = read(session, claim_id)
                    return judge(session, claim, lines, today=clock.today())
            claim, lines = read(db.session(), claim_id)
            return judge(None, claim, lines, today=clock.today())

    def hits(self, claim_id: int) -> dict[str, list[Hit]]:
        """The same by code."""
        found: dict[str, list[Hit]] = {}
        for hit in self.judge(claim_id):
            found.setdefault(hit.code, []).append(hit)
        return found

    def store_hit(
        self,
        claim_id: int,
        *,
        code: str = "title_name",
        level: RuleLevel = RuleLevel.WARN,
        key: str = "i1",
        round_: int = 1,
        fields: dict[str, Any] | None = None,
        created_at: datetime | None = None,
    ) -> int:
        """As a submission writes it."""
        with self.app.app_context(), transaction() as session:
            row = PolicyHit(
                claim_id=claim_id,
                round=round_,
                key=f"{code}:{key}",
                code=code,
                rule_version=0,
                level=level,
                message="抬头不符。",
                fields=fields or {"buyer_name": "晴川"},
                created_at=created_at or clock.now(),
            )
            session.add(row)
            session.flush()
            return row.id

    def wait_for(self, claim_id: int, approver: Persona, state: TaskState = TaskState.OPEN) -> None:
        """An approval task."""
        approver_id = self.join(approver)
        with self.app.app_context(), transaction() as session:
            step = ApprovalStep(
                claim_id=claim_id,
                round=1,
                position=next(_numbers),
                name="审批",
                mode=StepMode.ALL,
                state=StepState.OPEN,
            )
            session.add(step)
            session.flush()
            session.add(
                ApprovalTask(
                    step_id=step.id, claim_id=claim_id, approver_id=approver_id, state=state
                )
            )

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """The SQL of whatever happens inside."""
        seen: list[str] = []

        def note(_c: Any, _u: Any, statement: str, *_more: Any) -> None:
            seen.append(statement)

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)


def read(session: Session, claim_id: int) -> tuple[Claim, list[ClaimLine]]:
    """The claim with its lines, as the editor reads them."""
    query = select(Claim).where(Claim.id == claim_id)
    options = selectinload(Claim.lines).selectinload(ClaimLine.shares)
    claim = session.scalars(query.options(options)).one()
    return claim, claim.lines


def verdict(**told: Any) -> Verdict:
    """查验一致, unless told otherwise."""
    status = told.pop("verify_status", VerifyStatus.CONSISTENT)
    is_sandbox, is_by_hand = told.pop("is_sandbox", False), told.pop("is_by_hand", False)
    buyer = {"buyer_name": QINGCHUAN.title, "buyer_tax_id": QINGCHUAN.tax_id}
    return Verdict(
        verify_status=status,
        is_sandbox=is_sandbox,
        is_by_hand=is_by_hand,
        tax_status=TaxStatus.NORMAL if status is VerifyStatus.CONSISTENT else None,
        facts=OfficialFacts(**{**buyer, **_SELLER, **_ITEMS, **told}),
    )


def file_of(invoice_id: int, file_format: str) -> NewFile:
    """A file behind an invoice."""
    return NewFile(
        upload_id=1,
        sha256=f"{invoice_id:032d}{file_format:>032}".replace(" ", "0"),
        file_name=f"invoice.{file_format}",
        file_format=file_format,
        byte_count=1,
        pages=1,
    )


def _new(
    person: PersonRow, number: str, total_fen: int, issued_on: date | None, told: dict[str, Any]
) -> NewInvoice:
    code = told.pop("code", None)
    return NewInvoice(
        dedupe_key=dedupe_key(code, number),
        owner_id=person.id,
        company_id=person.company_id,
        kind=told.pop("kind", InvoiceKind.DIGITAL_ORDINARY),
        number=number,
        code=code,
        issued_on=issued_on,
        amount_fen=total_fen,
        amount_meaning=AmountMeaning.WITH_TAX,
        intake_channel=IntakeChannel.QR_SCAN,
        captured_at=clock.now(),
    )


def _line(place: int, type_id: int, members: dict[str, Any]) -> ClaimLine:
    usual: dict[str, Any] = {
        "key": f"line-{place:04d}",
        "amount_fen": 10_600,
        "expense_type_id": type_id,
        "decision": LineDecision.PENDING,
    }
    given = {**usual, **members}
    shares = given.pop("shares", {})
    line = ClaimLine(position=place, **given)
    line.shares = [LineShare(department_id=who, amount_fen=fen) for who, fen in shares.items()]
    return line
