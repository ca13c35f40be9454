"""Drafts: made once per key, saved as a whole, copied from a former claim."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import PersonRow
from backend.accounts.rules import Person, PersonState
from backend.claims.errors import (
    AdvanceExceededError,
    InvoiceTakenError,
    NoCompanyError,
    NotDelegatedError,
    NotYourTurnError,
)
from backend.claims.models import Claim, ClaimLine, PayeeAccount
from backend.claims.rules.numbers import new_claim_no
from backend.claims.schemas.asked import DraftIn, LineIn, NewClaimIn, SaveIn
from backend.claims.schemas.claims import ClaimOut
from backend.claims.service import locks, turns
from backend.claims.service.people import department_of
from backend.claims.service.showing import describe, show
from backend.claims.service.standing import find_claim, principals_of, standing_of
from backend.claims.service.writing import as_draft, invoices_of, normal, write
from backend.claims.states import ClaimAction, ClaimStatus, DelegationKind
from backend.infra.db import after_collisions, db, transaction
from backend.kernel import clock
from backend.web.idempotency import Answer, IdempotencyKey, remember, remembered


def create(person: Person, key: IdempotencyKey, new: NewClaimIn) -> Answer:
    """A new draft, for oneself or by delegation for a colleague; once per key."""
    return _once(person, key, new)


def _once(
    person: Person, key: IdempotencyKey, new: NewClaimIn, copied_from: int | None = None
) -> Answer:
    """What a request finds taken may have been taken by its own twin, sent at the same moment."""
    try:
        return after_collisions(lambda: _create(person, key, new, copied_from))
    except (InvoiceTakenError, AdvanceExceededError):
        first = remembered(db.session(), key)
        if first is None:
            raise
        return first


def _create(
    person: Person, key: IdempotencyKey, new: NewClaimIn, copied_from: int | None
) -> Answer:
    with transaction() as session:
        first = remembered(session, key)
        if first is not None:
            return first
        claim = _new_claim(session, person, new)
        claim.copied_from_id = copied_from
        session.add(claim)
        session.flush()
        write(session, claim, _with_defaults(session, claim, new), person.id)
        standing = standing_of(session, person, claim)
        turn = turns.Turn(session, claim, person, ClaimAction.SAVE, standing)
        turn.for_id = claim.claimant_id if claim.claimant_id != person.id else None
        turns.finish(turn)
        answer = Answer(201, _as_json(person, claim))
        remember(session, key, answer)
        return answer


def _as_json(person: Person, claim: Claim) -> dict[str, Any]:
    return ClaimOut.model_validate(describe(person, claim)).model_dump(mode="json")


def _new_claim(session: Session, person: Person, new: NewClaimIn) -> Claim:
    claimant = _claimant(session, person, new.claimant_id)
    if claimant.company_id is None:
        raise NoCompanyError
    now = clock.now()
    return Claim(
        claim_no=new_claim_no(new.kind, clock.today()),
        kind=new.kind,
        status=ClaimStatus.DRAFT,
        version=0,
        round=0,
        claimant_id=claimant.id,
        created_by=person.id,
        company_id=claimant.company_id,
        total_fen=0,
        offset_fen=0,
        created_at=now,
        touched_at=now,
        lines=[],
    )


def _claimant(session: Session, person: Person, claimant_id: int | None) -> PersonRow:
    """Oneself, or a colleague who has delegated claiming for today."""
    wanted = claimant_id or person.id
    may = [person.id, *principals_of(session, person.id, DelegationKind.CLAIM)]
    row = session.get(PersonRow, wanted) if wanted in may else None
    if row is None or row.state is not PersonState.ACTIVE:
        raise NotDelegatedError
    return row


def _with_defaults(session: Session, claim: Claim, new: NewClaimIn) -> DraftIn:
    """What was left out is the claimant's department and the account that he usually takes."""
    draft = DraftIn.model_validate(new.model_dump(include=set(DraftIn.model_fields)))
    if draft.department_id is None:
        draft.department_id = department_of(session, claim.claimant_id)
    if draft.payee_account_id is None:
        query = select(PayeeAccount.id).where(
            PayeeAccount.person_id == claim.claimant_id,
            PayeeAccount.is_default,
            PayeeAccount.retired_at.is_(None),
        )
        draft.payee_account_id = session.scalar(query)
    return draft


def save(person: Person, claim_id: int, draft: SaveIn) -> dict[str, Any]:
    """Replace the whole draft. The same content again changes nothing, whatever its version.

    So a phone that never got its answer may save once more; anything else that was meant for
    an older version raises StaleClaimError.
    """
    with turns.acting(person, claim_id, ClaimAction.SAVE, version=None) as turn:
        claim = turn.claim
        is_same = as_draft(turn.session, claim) == normal(draft)
        if draft.version != claim.version and not is_same:
            raise turns.stale(turn.session, claim)
        turn.is_change = not is_same or _is_let_go(turn.session, claim)
        if turn.is_change:
            _save(turn, draft)
    return show(person, claim_id)


def _is_let_go(session: Session, claim: Claim) -> bool:
    """Withdrawn, or lying idle: to save it again is to take its invoices again."""
    is_held = set(locks.held_by(session, claim)) == invoices_of(claim)
    return claim.status is ClaimStatus.WITHDRAWN or not is_held


def _save(turn: turns.Turn, draft: SaveIn) -> None:
    claim = turn.claim
    if claim.status is ClaimStatus.WITHDRAWN:
        claim.status = ClaimStatus.DRAFT
    write(turn.session, claim, draft, turn.person.id)
    if claim.claimant_id != turn.person.id:
        turn.for_id = claim.claimant_id


def copy(person: Person, key: IdempotencyKey, claim_id: int) -> Answer:
    """再次发起: a new draft like one's own former claim, without invoices, days and files."""
    claim, standing = find_claim(person, claim_id)
    if not standing.is_own:
        raise NotYourTurnError("只能再次发起自己的单据。")
    former = NewClaimIn(
        kind=claim.kind,
        claimant_id=claim.claimant_id if claim.claimant_id != person.id else None,
        purpose=claim.purpose,
        lines=[_line_again(number, line) for number, line in enumerate(_lines(claim_id), start=1)],
    )
    return _once(person, key, former, copied_from=claim_id)


def _lines(claim_id: int) -> Sequence[ClaimLine]:
    query = select(ClaimLine).where(ClaimLine.claim_id == claim_id).order_by(ClaimLine.position)
    return db.session.scalars(query).all()


def _line_again(number: int, line: ClaimLine) -> LineIn:
    return LineIn(
        key=f"line-{number:04d}",
        expense_type_id=line.expense_type_id,
        purpose=line.purpose,
        city=line.city,
        amount_fen=None if line.invoice_id else line.amount_fen,
    )
