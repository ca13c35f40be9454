"""提交: from the claimant's hands into those of the approvers."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.errors import BlockedError, IncompleteClaimError
from backend.claims.models import Claim, PayeeAccount, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.schemas.claims import ActIn
from backend.claims.service import judging, locks, offsets, routing
from backend.claims.service.checking import problems_of
from backend.claims.service.showing import as_payee, show
from backend.claims.service.showing_hits import describe_unstored
from backend.claims.service.telling import NoticeKind, notices_to
from backend.claims.service.turns import Turn, acting
from backend.claims.service.writing import invoices_of
from backend.claims.states import ClaimAction, ClaimStatus, LineDecision, RuleLevel
from backend.kernel import clock
from backend.kernel.money import text_from_fen


def submit(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """Hand the claim in; what was let go (a withdrawn claim, an idle draft) is taken again first.

    IncompleteClaimError, BlockedError and NoApproverError say what is missing.
    """
    with acting(
        person, claim_id, ClaimAction.SUBMIT, version=act.version, comment=act.comment
    ) as turn:
        _submit(turn)
    return show(person, claim_id)


def _submit(turn: Turn) -> None:
    session, claim = turn.session, turn.claim
    locks.hold(session, claim, invoices_of(claim))
    _take_offsets_again(turn)
    problems = problems_of(session, claim)
    if problems:
        raise IncompleteClaimError(problems)
    levels = routing.plan(session, claim, claim.lines)
    claim.round += 1
    _begin_anew(session, claim)
    _store_hits(session, claim)
    claim.status = ClaimStatus.SUBMITTED
    claim.submitted_at, claim.decided_at = clock.now(), None
    locks.follow(session, claim)
    waiting = routing.lay(session, claim, levels)
    turn.for_id = claim.claimant_id if claim.claimant_id != turn.person.id else None
    turn.facts = {"round": claim.round}
    turn.notices += notices_to(
        waiting,
        claim,
        NoticeKind.CLAIM_WAITING,
        title="有单据待您审批",
        body=f"{claim.purpose}，¥{text_from_fen(claim.total_fen)}",
    )


def _take_offsets_again(turn: Turn) -> None:
    """Never more than the claim's total; the last ones give way."""
    claim, left = turn.claim, turn.claim.total_fen
    wish: dict[int, int] = {}
    for row in offsets.offsets_of(turn.session, claim.id):
        wish[row.advance_id] = min(row.amount_fen, left)
        left -= wish[row.advance_id]
    kept = {one: amount_fen for one, amount_fen in wish.items() if amount_fen > 0}
    offsets.settle(turn.session, claim, kept, turn.person.id)


def _begin_anew(session: Session, claim: Claim) -> None:
    """Nothing is decided yet in this round; the account is kept as it is today."""
    claim.approved_fen = None
    for line in claim.lines:
        line.approved_fen, line.decision, line.decision_reason = None, LineDecision.PENDING, ""
    account = session.get(PayeeAccount, claim.payee_account_id or 0)
    claim.payee = as_payee(account) if account else None


def _store_hits(session: Session, claim: Claim) -> None:
    hits = judging.judge(session, claim, claim.lines, today=clock.today())
    blocking = [hit for hit in hits if hit.level is RuleLevel.BLOCK]
    if blocking:
        raise BlockedError([_plain(one) for one in describe_unstored(blocking)])
    session.add_all(_row(claim, hit) for hit in hits)


def _plain(hit: dict[str, Any]) -> dict[str, Any]:
    names = ("code", "title", "level", "line_key", "invoice_id", "message", "waivers")
    return {name: hit[name] for name in names}


def _row(claim: Claim, hit: Hit) -> PolicyHit:
    return PolicyHit(
        claim_id=claim.id,
        round=claim.round,
        key=hit.key,
        code=hit.code,
        rule_version=hit.rule_version,
        level=hit.level,
        line_key=hit.line_key,
        invoice_id=hit.invoice_id,
        message=hit.message,
        fields=dict(hit.fields),
        waive_reason="",
        created_at=clock.now(),
    )
