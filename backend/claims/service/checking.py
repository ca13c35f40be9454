"""预检: what keeps a claim from being handed in, what rules say, which way it would go."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.errors import NoApproverError, NotYourTurnError
from backend.claims.models import Attachment, Claim, ExpenseType, PayeeAccount
from backend.claims.rules import claimable
from backend.claims.rules.draft_checks import (
    Draft,
    InvoiceStanding,
    Problem,
    TypeFacts,
    find_problems,
)
from backend.claims.rules.transitions import MOVES
from backend.claims.service import budgets, judging, locks, routing
from backend.claims.service.people import names_of
from backend.claims.service.showing_hits import describe_unstored
from backend.claims.service.showing_lines import lines_of
from backend.claims.service.standing import find_claim
from backend.claims.states import AttachmentRole, ClaimAction
from backend.infra.db import db
from backend.invoices.models import Invoice
from backend.kernel import clock


def precheck(person: Person, claim_id: int) -> dict[str, Any]:
    """The members of PrecheckOut; nothing is written."""
    claim, standing = find_claim(person, claim_id)
    if not standing.parts & MOVES[ClaimAction.SUBMIT].parts:
        raise NotYourTurnError
    session = db.session()
    lines = lines_of(claim.id)
    problems = problems_of(session, claim)
    try:
        levels = routing.plan(session, claim, lines)
    except NoApproverError as error:
        levels = []
        problems.append({"field": "flow", "message": error.message})
    hits = judging.judge(None, claim, lines, today=clock.today())
    before = judging.waived_before(session, claim, hits)
    names = names_of(one for level in levels for one in level.approver_ids)
    return {
        "version": claim.version,
        "problems": problems,
        "rule_hits": describe_unstored(hits, before),
        "flow": routing.foresee(levels, names),
        "budgets": budgets.budgets_left(claim, lines),
    }


def problems_of(session: Session, claim: Claim) -> list[Problem]:
    """What must be filled in or put right."""
    lines = lines_of(claim.id)
    account = session.get(PayeeAccount, claim.payee_account_id or 0)
    return find_problems(
        Draft(
            kind=claim.kind,
            today=clock.today(),
            purpose=claim.purpose,
            has_payee=account is not None and account.retired_at is None,
            repay_by=claim.repay_by,
            offset_fen=claim.offset_fen,
            lines=lines,
            types=_types(session, {line.expense_type_id for line in lines}),
            invoices=_invoices(session, claim, {line.invoice_id for line in lines}),
            attached=_attached(session, claim.id),
        )
    )


def _types(session: Session, ids: set[int | None]) -> dict[int, TypeFacts]:
    found = session.scalars(select(ExpenseType).where(ExpenseType.id.in_(ids - {None})))
    return {
        one.id: TypeFacts(
            one.name, one.needs_invoice, one.needs_attachment, one.retired_at is not None
        )
        for one in found
    }


def _invoices(session: Session, claim: Claim, ids: set[int | None]) -> dict[int, InvoiceStanding]:
    found = session.scalars(select(Invoice).where(Invoice.id.in_(ids - {None})))
    held = set(locks.held_by(session, claim))
    return {
        one.id: InvoiceStanding(
            one.number,
            claimable.claimable_fen(one),
            claimable.obstacles(one, is_in_this_claim=one.id in held),
        )
        for one in found
    }


def _attached(session: Session, claim_id: int) -> set[str]:
    query = select(Attachment.line_key).where(
        Attachment.claim_id == claim_id, Attachment.role == AttachmentRole.SUPPORTING_DOC
    )
    return set(session.scalars(query))
