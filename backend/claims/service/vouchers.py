"""会计凭证: suggested for what was paid, numbered once made, handed on as CSV."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from backend.accounts.models import Company
from backend.accounts.rules import Person
from backend.audit import service as audit
from backend.claims.models import Claim, Payment, Voucher
from backend.claims.paying_errors import NotPaidError, SubjectMissingError
from backend.claims.rules.vouchers import Entry, NumberedVoucher, write_vouchers
from backend.claims.schemas.booking import VoucherListIn
from backend.claims.service.paying_lists import day_of_cursor, days_of
from backend.claims.service.people import names_of, ref
from backend.claims.service.turns import lock_claim
from backend.claims.service.voucher_facts import Suggestion, suggestions
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import DomainError, NotFoundError
from backend.web.pages import decode_cursor, encode_cursor

_OF_CLAIM = ("id", "claim_no", "kind", "status", "version", "purpose")


def list_vouchers(person: Person, asked: VoucherListIn) -> dict[str, Any]:
    """One page of what the company paid in the period, with voucher or suggestion."""
    first, after = days_of(asked.period)
    paid = (
        Claim.company_id == person.company_id,
        Payment.paid_on >= first,
        Payment.paid_on < after,
    )
    query = (
        select(Claim, Payment, Voucher)
        .join(Payment, Payment.claim_id == Claim.id)
        .outerjoin(Voucher, Voucher.claim_id == Claim.id)
        .where(*paid)
        .order_by(Payment.paid_on.desc(), Payment.claim_id.desc())
    )
    key = decode_cursor(asked.cursor, str, int)
    if key is not None:
        seen = (day_of_cursor(key[0]), key[1])
        query = query.where(tuple_(Payment.paid_on, Payment.claim_id) < seen)
    found = db.session.execute(query.limit(asked.limit + 1))
    rows = [(claim, payment, made) for claim, payment, made in found]
    shown = rows[: asked.limit]
    last = shown[-1][1] if len(rows) > asked.limit else None
    return {
        "items": _described(shown),
        **_sums(paid),
        "next_cursor": last and encode_cursor(last.paid_on.isoformat(), last.claim_id),
    }


def _sums(paid: tuple[Any, ...]) -> dict[str, int]:
    query = (
        select(func.count(), func.count(Voucher.id), func.sum(Payment.amount_fen))
        .select_from(Claim)
        .join(Payment, Payment.claim_id == Claim.id)
        .outerjoin(Voucher, Voucher.claim_id == Claim.id)
        .where(*paid)
    )
    count, made, total = db.session.execute(query).one()
    return {"count": count, "made": made, "amount_fen": int(total or 0)}


def _described(rows: Sequence[tuple[Claim, Payment, Voucher | None]]) -> list[dict[str, Any]]:
    open_ones = [(claim, payment) for claim, payment, made in rows if made is None]
    suggested = suggestions(db.session(), open_ones)
    people = [claim.claimant_id for claim, *_ in rows]
    names = names_of(people + [made.made_by for *_, made in rows if made is not None])
    return [
        {name: getattr(claim, name) for name in _OF_CLAIM}
        | {"claimant": ref(names, claim.claimant_id)}
        | (_made(made, names) if made else _suggested(payment, suggested[claim.id]))
        for claim, payment, made in rows
    ]


def _made(voucher: Voucher, names: dict[int, str]) -> dict[str, Any]:
    return {
        "period": voucher.period,
        "dated_on": voucher.dated_on,
        "number": voucher.number,
        "proof_count": voucher.proof_count,
        "entries": voucher.lines,
        "missing_subjects": [],
        "made_by": ref(names, voucher.made_by),
        "made_at": voucher.made_at,
    }


def _suggested(payment: Payment, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "period": f"{payment.paid_on:%Y-%m}",
        "dated_on": payment.paid_on,
        "number": None,
        "proof_count": suggestion.proof_count,
        "entries": [asdict(entry) for entry in suggestion.entries],
        "missing_subjects": suggestion.missing_subjects,
        "made_by": None,
        "made_at": None,
    }


def make_vouchers(person: Person, claim_ids: Sequence[int]) -> dict[str, Any]:
    """Make the vouchers of these claims, each in a transaction of its own, with its answer.

    One that is made stays as it is: asking again is answered with yes.
    """
    return {"items": [_answer(person, claim_id) for claim_id in dict.fromkeys(claim_ids)]}


def _answer(person: Person, claim_id: int) -> dict[str, Any]:
    try:
        with transaction() as session:
            _make(session, person, claim_id)
    except DomainError as error:
        told = {"code": error.code, "detail": error.message}
        return {"claim_id": claim_id, "is_done": False, **told}
    return {"claim_id": claim_id, "is_done": True, "code": None, "detail": None}


def _make(session: Session, person: Person, claim_id: int) -> None:
    claim = lock_claim(session, claim_id)
    if claim.company_id != person.company_id:
        raise NotFoundError
    if session.scalar(select(Voucher.id).where(Voucher.claim_id == claim_id)) is not None:
        return
    payment = session.scalar(select(Payment).where(Payment.claim_id == claim_id))
    if payment is None:
        raise NotPaidError
    suggestion = suggestions(session, [(claim, payment)])[claim_id]
    if suggestion.missing_subjects:
        raise SubjectMissingError(suggestion.missing_subjects)
    period = f"{payment.paid_on:%Y-%m}"
    voucher = Voucher(
        claim_id=claim_id,
        company_id=claim.company_id,
        period=period,
        number=_next_number(session, claim.company_id, period),
        dated_on=payment.paid_on,
        lines=[asdict(entry) for entry in suggestion.entries],
        proof_count=suggestion.proof_count,
        made_by=person.id,
        made_at=clock.now(),
    )
    session.add(voucher)
    session.flush()
    _audit(session, person, "claim.voucher_made", voucher.id, _facts(claim, voucher))


def _next_number(session: Session, company_id: int, period: str) -> int:
    """One after the last of the company's month, without a gap.

    The company's row is locked after the claim's, by everybody who numbers: so the number is
    free, and the unique constraint only confirms it.
    """
    locked = select(Company.id).where(Company.id == company_id)
    session.scalar(locked.with_for_update(key_share=True))
    last = session.scalar(
        select(func.max(Voucher.number)).where(
            Voucher.company_id == company_id, Voucher.period == period
        )
    )
    return (last or 0) + 1


def _facts(claim: Claim, voucher: Voucher) -> dict[str, Any]:
    debit_fen = sum(line["debit_fen"] for line in voucher.lines)
    return {
        "claim_no": claim.claim_no,
        "period": voucher.period,
        "number": voucher.number,
        "debit_fen": debit_fen,
    }


@dataclass(frozen=True, slots=True)
class VoucherFile:
    """The CSV of a period, as docs/reference/voucher-csv.md describes it."""

    name: str
    content: bytes


def write_file(person: Person, period: str) -> VoucherFile:
    """Every voucher of the company's month by number, the same each time; it is audited."""
    with transaction() as session:
        query = (
            select(Voucher, Claim.claim_no)
            .join(Claim, Claim.id == Voucher.claim_id)
            .where(Voucher.company_id == person.company_id, Voucher.period == period)
            .order_by(Voucher.number)
        )
        made = [_numbered(voucher, claim_no) for voucher, claim_no in session.execute(query)]
        content = write_vouchers(made)
        digest = hashlib.sha256(content).hexdigest()
        facts = {"period": period, "vouchers": len(made), "sha256": digest}
        _audit(session, person, "claim.vouchers_exported", None, facts)
    return VoucherFile(f"vouchers-{period}.csv", content)


def _numbered(voucher: Voucher, claim_no: str) -> NumberedVoucher:
    return NumberedVoucher(
        period=voucher.period,
        number=voucher.number,
        dated_on=voucher.dated_on,
        claim_no=claim_no,
        proof_count=voucher.proof_count,
        entries=tuple(Entry(**line) for line in voucher.lines),
    )


def _audit(
    session: Session, person: Person, action: str, voucher_id: int | None, facts: dict[str, Any]
) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=action,
        subject="voucher",
        subject_id=voucher_id,
        facts=facts,
    )
