"""提交: from the claimant's hands into those of the approvers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.errors import BlockedError, IncompleteClaimError
from backend.claims.models import Claim, PayeeAccount
from backend.claims.rules.flows import Level
from backend.claims.rules.policies import Hit
from backend.claims.schemas.asked import ActIn
from backend.claims.service import judging, locks, offsets, routing, waiving
from backend.claims.service.checking import problems_of
from backend.claims.service.showing import as_payee, show
from backend.claims.service.showing_hits import describe_unstored
from backend.claims.service.telling import NoticeKind, notices_to, with_delegates
from backend.claims.service.turns import Turn, acting
from backend.claims.service.writing import invoices_of
from backend.claims.states import ClaimAction, ClaimStatus, LineDecision
from backend.kernel import clock
from backend.kernel.money import text_from_fen


def submit(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """Hand the claim in; what was let go (a withdrawn claim, an idle draft) is taken again first.

    IncompleteClaimError, BlockedError and NoApproverError say what is missing. When a rule
    stops it and the person says why (``comment``), those who may waive the rule are asked.
    """
    with acting(
        person, claim_id, ClaimAction.SUBMIT, version=act.version, comment=act.comment
    ) as turn:
        stopped_by = _submit(turn)
    if stopped_by:
        raise BlockedError(_plain(stopped_by), is_asked=True)
    return show(person, claim_id)


def _submit(turn: Turn) -> list[Hit]:
    """Gives what stops the claim when a waiver was asked for; empty = it is handed in."""
    session, claim = turn.session, turn.claim
    locks.hold(session, claim, invoices_of(claim))
    _take_offsets_again(turn)
    problems = problems_of(session, claim)
    if problems:
        raise IncompleteClaimError(problems)
    levels = routing.plan(session, claim, claim.lines)
    turn.for_id = claim.claimant_id if claim.claimant_id != turn.person.id else None
    hits = judging.judge(session, claim, claim.lines, today=clock.today())
    stopped_by = waiving.blocking(session, claim, hits)
    if stopped_by:
        _ask_or_refuse(turn, hits, stopped_by)
        return stopped_by
    _hand_in(turn, hits, levels)
    return []


def _ask_or_refuse(turn: Turn, hits: Sequence[Hit], stopped_by: Sequence[Hit]) -> None:
    """Who says why asks those who may waive it; the claim stays in his hands meanwhile."""
    if not turn.comment or not waiving.may_be_asked(stopped_by):
        raise BlockedError(_plain(stopped_by), is_asked=False)
    waiving.ask(turn, hits)


def _hand_in(turn: Turn, hits: Sequence[Hit], levels: Sequence[Level]) -> None:
    session, claim = turn.session, turn.claim
    claim.round += 1
    _begin_anew(session, claim)
    waiving.store(session, claim, hits)
    claim.status = ClaimStatus.SUBMITTED
    claim.submitted_at, claim.decided_at = clock.now(), None
    locks.follow(session, claim)
    waiting = routing.lay(session, claim, levels)
    turn.facts = {"round": claim.round}
    turn.notices += notices_to(
        with_delegates(session, waiting, claim),
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


def _plain(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    names = ("code", "title", "level", "line_key", "invoice_id", "message", "waivers")
    return [{name: hit[name] for name in names} for hit in describe_unstored(hits, {})]
