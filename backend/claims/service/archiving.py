"""归档 of claims that are paid and booked, with their invoices."""

from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.models import Voucher
from backend.claims.paying_errors import VoucherMissingError
from backend.claims.schemas.booking import ArchiveManyIn
from backend.claims.service import locks, turns
from backend.claims.service.showing import show
from backend.claims.states import ClaimAction, ClaimStatus
from backend.invoices import service as invoices
from backend.invoices.states import ReviewStatus
from backend.kernel import clock
from backend.kernel.errors import DomainError
from backend.web.context import settings


def archive(person: Person, claim_id: int, version: int) -> dict[str, Any]:
    """归档 of one claim; VoucherMissingError before it is booked."""
    _archive(person, claim_id, version)
    return show(person, claim_id)


def archive_many(person: Person, act: ArchiveManyIn) -> dict[str, Any]:
    """归档 of each in a transaction of its own, with its answer."""
    return {"items": [_answer(person, seen.claim_id, seen.version) for seen in act.claims]}


def _answer(person: Person, claim_id: int, version: int) -> dict[str, Any]:
    try:
        _archive(person, claim_id, version)
    except DomainError as error:
        told = {"code": error.code, "detail": error.message}
        return {"claim_id": claim_id, "is_done": False, **told}
    return {"claim_id": claim_id, "is_done": True, "code": None, "detail": None}


def _archive(person: Person, claim_id: int, version: int) -> None:
    with turns.acting(person, claim_id, ClaimAction.ARCHIVE, version=version) as turn:
        session, claim = turn.session, turn.claim
        booked = select(Voucher.number).where(Voucher.claim_id == claim_id)
        number = session.scalar(booked)
        if number is None:
            raise VoucherMissingError
        claim.status, claim.archived_at = ClaimStatus.ARCHIVED, clock.now()
        locks.follow(session, claim)
        for invoice in locks.lock_invoices(session, locks.held_by(session, claim)):
            if invoice.review_status is ReviewStatus.VOIDED:
                continue
            for review in (ReviewStatus.CONFIRMED, ReviewStatus.ARCHIVED):
                invoices.change_review(invoice, review, is_demo=settings().demo)
        turn.facts = {"voucher": number}
