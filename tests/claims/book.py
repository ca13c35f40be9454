"""Claims as tests make them: invoices without the network, drafts and acts through the API."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from urllib3 import encode_multipart_formdata
from werkzeug.test import TestResponse

from backend.claims.models import Attachment, Payment
from backend.claims.service import locks
from backend.claims.service.turns import lock_claim, note
from backend.claims.states import ClaimAction, ClaimStatus, PaymentMethod
from backend.infra.db import db, transaction
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import IntakeChannel, TaxStatus, TitleCheck, VerifyStatus
from backend.kernel import clock
from backend.reading.kinds import AmountMeaning
from tests.claims.organisation import Organisation
from tests.personas import LIN, QINGCHUAN, WANG, ZHAO, Persona

TRAFFIC, TRAVEL, OFFICE, TRAINING, OTHER = 1, 2, 6, 8, 9
"""Expense types of a fresh installation: 交通费, 差旅费, 办公费; 培训费 wants a proof, 其他 no
invoice but a proof."""
TOTAL_FEN = 10_600
_numbers = itertools.count(1)
_keys = itertools.count(1)
_sellers = itertools.count(1)
"""Every invoice has a seller of its own, so that no rule finds two of them alike."""


def new_key() -> dict[str, str]:
    """A header with a key that nobody has used."""
    return {"Idempotency-Key": f"claim-key-{next(_keys):06d}"}


def line(invoice_id: int | None = None, amount_fen: Any = TOTAL_FEN, **more: Any) -> dict[str, Any]:
    """A complete line; ``more`` are members of LineIn."""
    usual = {
        "key": f"line-{next(_keys):06d}",
        "invoice_id": invoice_id,
        "expense_type_id": TRAFFIC,
        "purpose": "去成都见客户",
        "amount_fen": amount_fen,
    }
    return usual | more


def as_draft(claim: dict[str, Any]) -> dict[str, Any]:
    """What a client saves of a claim that it was given, its version included."""
    names = ("key", "no_invoice_reason", "expense_type_id", "purpose", "happened_on", "city")
    return {
        "version": claim["version"],
        "purpose": claim["purpose"],
        "department_id": claim["department_id"],
        "payee_account_id": claim["payee"] and claim["payee"]["id"],
        "repay_by": claim["repay_by"],
        "lines": [
            {name: one[name] for name in (*names, "amount_fen")}
            | {"invoice_id": one["invoice"] and one["invoice"]["id"]}
            | {
                "shares": [
                    {"department_id": share["department_id"], "amount_fen": share["amount_fen"]}
                    for share in one["shares"]
                ]
            }
            for one in claim["lines"]
        ],
        "offsets": [
            {"advance_id": one["advance_id"], "amount_fen": one["amount_fen"]}
            for one in claim["offsets"]
        ],
    }


@dataclass
class Book(Organisation):
    """Makes invoices and claims; every verb but ``invoice`` goes through the API.

    Verbs that must work assert that they did and give the whole claim (ClaimOut); ``act`` gives
    the answer as it is.
    """

    def invoice(
        self, owner: Persona = LIN, total_fen: int | None = TOTAL_FEN, **changes: Any
    ) -> int:
        """A complete invoice that 查验 found consistent; ``changes`` are other columns."""
        owner_id, number = self.join(owner), f"2599{next(_numbers):016d}"
        with self.app.app_context(), transaction() as session:
            new = invoices.NewInvoice(
                dedupe_key=number,
                owner_id=owner_id,
                company_id=None,
                kind=changes.pop("kind", "digital_ordinary"),
                number=number,
                issued_on=changes.pop("issued_on", date(2026, 11, 20)),
                intake_channel=IntakeChannel.QR_SCAN,
                captured_at=clock.now(),
                amount_fen=changes.pop("amount_fen", total_fen),
                amount_meaning=changes.pop("amount_meaning", AmountMeaning.WITH_TAX),
            )
            kept = invoices.keep(session, new).invoice
            for name, value in (_verdict(owner, total_fen) | changes).items():
                setattr(kept, name, value)
            return kept.id

    def invoice_with_original(self, owner: Persona = LIN) -> int:
        """One that no rule has anything to say about: its electronic file is known."""
        invoice_id = self.invoice(owner)
        with self.app.app_context(), transaction() as session:
            new = invoices.NewFile(
                upload_id=invoice_id,
                sha256=f"{invoice_id:064x}",
                file_name="发票.pdf",
                file_format="pdf",
                byte_count=1,
                pages=1,
            )
            invoices.attach(session, session.get_one(Invoice, invoice_id), new)
        return invoice_id

    def change(self, invoice_id: int, **columns: Any) -> None:
        """Something was learnt of an invoice."""
        with self.app.app_context(), transaction() as session:
            invoice = session.get_one(Invoice, invoice_id)
            for name, value in columns.items():
                setattr(invoice, name, value)

    def payee(self, persona: Persona = LIN) -> int:
        """The persona's usual account, made when there is none."""
        browser = self.browser(persona)
        known = browser.get("/api/me/payee-accounts").get_json()["items"]
        if known:
            return int(known[0]["id"])
        account = {
            "holder": persona.display_name,
            "bank_name": "示例银行成都分行",
            "account_number": "6222 0000 1111 2222",
            "is_default": True,
        }
        return int(browser.post("/api/me/payee-accounts", json=account).get_json()["id"])

    def draft(
        self, persona: Persona = LIN, lines: Sequence[dict[str, Any]] | None = None, **more: Any
    ) -> dict[str, Any]:
        """A draft that can be handed in; without ``lines`` one with a new invoice."""
        self.payee(persona)
        wanted = [line(self.invoice(persona))] if lines is None else list(lines)
        new = {"purpose": "成都出差", "lines": wanted} | more
        answer = self.browser(persona).post("/api/claims", json=new, headers=new_key())
        return _whole(answer, 201)

    def act(
        self, persona: Persona, claim: dict[str, Any], action: str, **more: Any
    ) -> TestResponse:
        """POST an act on the claim as it was seen."""
        body = {"version": claim["version"]} | more
        return self.browser(persona).post(f"/api/claims/{claim['id']}/{action}", json=body)

    def do(
        self, persona: Persona, claim: dict[str, Any], action: str, **more: Any
    ) -> dict[str, Any]:
        """An act that must work."""
        return _whole(self.act(persona, claim, action, **more))

    def put(self, persona: Persona, claim: dict[str, Any], **changes: Any) -> TestResponse:
        """PUT the claim as it is, but for the changes."""
        body = as_draft(claim) | changes
        return self.browser(persona).put(f"/api/claims/{claim['id']}", json=body)

    def save(self, persona: Persona, claim: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """A save that must work."""
        return _whole(self.put(persona, claim, **changes))

    def get(self, persona: Persona, claim: dict[str, Any]) -> dict[str, Any]:
        """The claim as the persona sees it now."""
        return _whole(self.browser(persona).get(f"/api/claims/{claim['id']}"))

    def submitted(self, persona: Persona = LIN, **draft: Any) -> dict[str, Any]:
        """Handed in; 王 may approve it (the default way)."""
        self.join(WANG)
        return self.do(persona, self.draft(persona, **draft), "submit")

    def approved(self, persona: Persona = LIN, by: Persona = WANG, **draft: Any) -> dict[str, Any]:
        """待支付."""
        return self.do(by, self.submitted(persona, **draft), "approve")

    def returned(self, persona: Persona = LIN, **draft: Any) -> dict[str, Any]:
        """退回补正 by 王."""
        return self.do(WANG, self.submitted(persona, **draft), "return", comment="请补行程单")

    def paid(self, claim: dict[str, Any], amount_fen: int | None = None) -> dict[str, Any]:
        """An approved claim as paid, put into the database without the cashier's checks."""
        now, cashier = clock.now(), self.join(ZHAO)
        with self.app.app_context(), transaction() as session:
            row = lock_claim(session, claim["id"])
            row.status, row.paid_at, row.version = ClaimStatus.PAID, now, row.version + 1
            locks.follow(session, row)
            session.add(
                Payment(
                    claim_id=row.id,
                    amount_fen=claim["payable_fen"] if amount_fen is None else amount_fen,
                    payable_fen=claim["payable_fen"],
                    paid_on=clock.today(),
                    method=PaymentMethod.BANK,
                    bank_reference="",
                    difference_reason="",
                    registered_by=cashier,
                    registered_at=now,
                )
            )
            note(session, row, ClaimAction.PAY, actor_id=cashier)
        return self.get(LIN, claim)

    def advance(self, amount_fen: int = 100_000, persona: Persona = LIN) -> dict[str, Any]:
        """A 借款 that was paid out."""
        self.join(WANG)
        wanted = [line(amount_fen=amount_fen, invoice_id=None)]
        draft = self.draft(persona, wanted, kind="advance", repay_by="2099-12-31")
        return self.paid(self.do(WANG, self.do(persona, draft, "submit"), "approve"))

    def attach(
        self, persona: Persona, claim: dict[str, Any], content: bytes, **form: str
    ) -> TestResponse:
        """POST a file; ``form`` may name ``line_key``, ``role`` and ``name``."""
        name = form.pop("name", "行程单.xml")
        body, kind = encode_multipart_formdata({"file": (name, content), **form})
        path = f"/api/claims/{claim['id']}/attachments"
        return self.browser(persona).post(path, data=body, content_type=kind)

    def multiply_attachments(self, claim: dict[str, Any], count: int) -> None:
        """As many more files as the first one, put into the database."""
        with self.app.app_context(), transaction() as session:
            query = select(Attachment).where(Attachment.claim_id == claim["id"])
            first = session.scalars(query).first()
            assert first is not None
            columns = {one.key: getattr(first, one.key) for one in Attachment.__table__.columns}
            del columns["id"]
            session.add_all(
                Attachment(**(columns | {"sha256": f"{number:064x}"})) for number in range(count)
            )

    def body(self, claim: dict[str, Any]) -> dict[str, Any]:
        """What a client would save of it."""
        return as_draft(claim)

    def archived(self, claim: dict[str, Any]) -> dict[str, Any]:
        """A paid claim as archived, put into the database."""
        with self.app.app_context(), transaction() as session:
            row = lock_claim(session, claim["id"])
            row.status, row.archived_at = ClaimStatus.ARCHIVED, clock.now()
            row.version += 1
            locks.follow(session, row)
            note(session, row, ClaimAction.ARCHIVE, actor_id=None)
        return self.get(LIN, claim)

    def line_for(self, owner: Persona, **more: Any) -> dict[str, Any]:
        """A complete line over a new invoice of the owner's."""
        return line(self.invoice(owner), **more)

    def usage(self, *invoice_ids: int) -> list[str]:
        """使用状态 of each invoice."""
        with self.app.app_context():
            found = [db.session.get_one(Invoice, one).usage_status.value for one in invoice_ids]
            db.session.rollback()
            return found


def _whole(answer: TestResponse, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.get_data(as_text=True)
    claim: dict[str, Any] = answer.get_json()
    return claim


def _verdict(owner: Persona, total_fen: int | None) -> dict[str, Any]:
    buyer = owner.employer or QINGCHUAN
    net_fen = None if total_fen is None else round(total_fen / 1.06)
    return {
        "total_fen": total_fen,
        "amount_without_tax_fen": net_fen,
        "tax_fen": None if total_fen is None or net_fen is None else total_fen - net_fen,
        "buyer_name": buyer.title,
        "buyer_tax_id": buyer.tax_id,
        "seller_name": f"虚构客运{next(_sellers):04d}（成都）有限公司",
        "verify_status": VerifyStatus.CONSISTENT,
        "settled_verify_status": VerifyStatus.CONSISTENT,
        "tax_status": TaxStatus.NORMAL,
        "title_check": TitleCheck.OK,
        "verified_at": clock.now(),
    }
