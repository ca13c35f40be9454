"""审批: 同意 whole or line by line, 驳回, 退回补正."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import exists, select

from backend.accounts.rules import Person, Role
from backend.claims.errors import (
    HasHitsError,
    InBatchError,
    NothingApprovedError,
    NotYourTurnError,
    ReasonMissingError,
)
from backend.claims.models import (
    ApprovalStep,
    ClaimLine,
    PaymentBatchClaim,
    PolicyHit,
)
from backend.claims.schemas.asked import ActIn, ApproveIn, ApproveManyIn, LineDecisionIn
from backend.claims.service import claw_backs, locks, offsets, rechecking, routing
from backend.claims.service.people import people_with
from backend.claims.service.showing import show
from backend.claims.service.standing import find_claim
from backend.claims.service.telling import NoticeKind, notices_to, with_delegates
from backend.claims.service.turns import Turn, acting
from backend.claims.states import ClaimAction, ClaimStatus, LineDecision, TaskState
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError
from backend.kernel.money import text_from_fen


def approve(person: Person, claim_id: int, act: ApproveIn) -> dict[str, Any]:
    """同意; lines that are not named are granted as they stand."""
    _approve(person, claim_id, act, only_without_hits=False)
    rechecking.begin([claim_id], person_id=person.id)
    return show(person, claim_id)


def approve_many(person: Person, act: ApproveManyIn) -> dict[str, Any]:
    """批量同意: each claim by itself; one that has a hit, or was changed, is left as it is."""
    return {"items": [_one_of_many(person, one.claim_id, one.version) for one in act.claims]}


def _one_of_many(person: Person, claim_id: int, version: int) -> dict[str, Any]:
    try:
        _approve(person, claim_id, ApproveIn(version=version), only_without_hits=True)
        rechecking.begin([claim_id], person_id=person.id)
    except DomainError as error:
        return {
            "claim_id": claim_id,
            "is_done": False,
            "code": error.code,
            "detail": error.message,
        }
    return {"claim_id": claim_id, "is_done": True, "code": None, "detail": None}


def _approve(person: Person, claim_id: int, act: ApproveIn, *, only_without_hits: bool) -> None:
    with acting(
        person, claim_id, ClaimAction.APPROVE, version=act.version, comment=act.comment
    ) as turn:
        if only_without_hits and _has_hits(turn):
            raise HasHitsError
        turn.facts = _grant(turn.claim.lines, act.lines)
        if not any(_granted(line) for line in turn.claim.lines):
            raise NothingApprovedError
        step = sign(turn, TaskState.APPROVED)
        turn.claim.status = ClaimStatus.IN_APPROVAL
        if routing.pass_if_done(turn.session, step):
            _go_on(turn, step)


def _has_hits(turn: Turn) -> bool:
    is_hit = exists().where(
        PolicyHit.claim_id == turn.claim.id,
        PolicyHit.round == turn.claim.round,
        PolicyHit.waived_by.is_(None),
    )
    return bool(turn.session.scalar(select(is_hit)))


def _granted(line: ClaimLine) -> int:
    """What the levels so far have left of the line."""
    return (line.amount_fen or 0) if line.approved_fen is None else line.approved_fen


def _grant(lines: Sequence[ClaimLine], decisions: Sequence[LineDecisionIn]) -> dict[str, Any]:
    """Write the decisions to the lines; gives what was cut, for the timeline.

    No level grants more than the one before; less needs a reason.
    """
    by_key = {line.key: line for line in lines}
    cut = []
    for one in decisions:
        line = by_key.get(one.key)
        if line is None:
            raise _wrong(one.key, "没有这条明细，请刷新后重试。")
        before = _granted(line)
        if one.approved_fen > before:
            most = text_from_fen(before)
            raise _wrong(one.key, f"核定金额不能超过 ¥{most}。")
        if one.approved_fen == before:
            continue
        if not one.reason:
            raise ReasonMissingError(f"lines.{one.key}.reason")
        _decide(line, one)
        cut.append({"key": one.key, "from_fen": before, "to_fen": one.approved_fen})
    return {"cut": cut} if cut else {}


def _wrong(key: str, message: str) -> InvalidInputError:
    return InvalidInputError([{"field": f"lines.{key}.approved_fen", "message": message}])


def _decide(line: ClaimLine, one: LineDecisionIn) -> None:
    line.approved_fen, line.decision_reason = one.approved_fen, one.reason
    line.decision = LineDecision.REDUCED if one.approved_fen else LineDecision.REFUSED


def sign(turn: Turn, said: TaskState) -> ApprovalStep:
    """Put the person's word to his task (or that of whom he stands in for); gives its level."""
    task = turn.standing.task
    if task is None:
        raise NotYourTurnError
    task.state, task.acted_by, task.ended_at = said, turn.person.id, clock.now()
    task.comment = turn.comment
    turn.for_id = task.approver_id if task.approver_id != turn.person.id else None
    turn.session.flush()
    return turn.session.get_one(ApprovalStep, task.step_id)


def _go_on(turn: Turn, step: ApprovalStep) -> None:
    """The level has passed: the next one opens, or the claim is approved."""
    claim = turn.claim
    copied = routing.copy_in(turn.session, claim, step)
    turn.notices += notices_to(copied, claim, NoticeKind.CLAIM_CC, title="有单据抄送给您")
    waiting = routing.open_next(turn.session, claim)
    if waiting:
        told = with_delegates(turn.session, waiting, claim)
        turn.notices += notices_to(told, claim, NoticeKind.CLAIM_WAITING, title="有单据待您审批")
    else:
        _conclude(turn)


def _conclude(turn: Turn) -> None:
    """Approved by all: what was granted is added up, what was refused lets its invoice go."""
    session, claim = turn.session, turn.claim
    for line in claim.lines:
        line.approved_fen = _granted(line)
        if line.decision is LineDecision.PENDING:
            line.decision = LineDecision.APPROVED
    claim.approved_fen = sum(line.approved_fen or 0 for line in claim.lines)
    claim.status, claim.decided_at = ClaimStatus.APPROVED, clock.now()
    locks.free(session, claim, _refused_invoices(claim.lines))
    locks.follow(session, claim)
    offsets.shrink(session, claim, claim.approved_fen)
    amount = text_from_fen(claim.approved_fen)
    to_pay = people_with(session, Role.CASHIER, claim.company_id)
    turn.notices += [
        *notices_to(
            _claimants(turn), claim, NoticeKind.CLAIM_APPROVED, title=f"单据已通过，核定 ¥{amount}"
        ),
        *notices_to(to_pay, claim, NoticeKind.CLAIM_TO_PAY, title=f"有单据待支付，¥{amount}"),
    ]


def _refused_invoices(lines: Sequence[ClaimLine]) -> set[int]:
    """Invoices of which nothing was granted: they may be claimed again."""
    granted = {line.invoice_id for line in lines if line.approved_fen}
    return {one.invoice_id for one in lines if one.invoice_id is not None} - granted


def _claimants(turn: Turn) -> list[int]:
    claim = turn.claim
    return [one for one in (claim.claimant_id, claim.created_by) if one != turn.person.id]


def reject(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """驳回, final; its invoices and advances are free again."""
    with acting(
        person, claim_id, ClaimAction.REJECT, version=act.version, comment=act.comment
    ) as turn:
        sign(turn, TaskState.REJECTED)
        turn.claim.status, turn.claim.decided_at = ClaimStatus.REJECTED, clock.now()
        locks.follow(turn.session, turn.claim)
        offsets.let_go(turn.session, turn.claim)
        routing.end_all(turn.session, turn.claim)
        turn.notices += notices_to(
            _claimants(turn),
            turn.claim,
            NoticeKind.CLAIM_REJECTED,
            title="单据被驳回",
            body=turn.comment,
        )
    return show(person, claim_id)


def send_back(person: Person, claim_id: int, act: ActIn) -> dict[str, Any]:
    """退回补正 by an approver; from 待支付 by cashier and accountant. Invoices stay held."""
    claim, _ = find_claim(person, claim_id)
    from_payment = claim.status is ClaimStatus.APPROVED
    action = ClaimAction.RETURN_FROM_PAYMENT if from_payment else ClaimAction.RETURN
    with acting(person, claim_id, action, version=act.version, comment=act.comment) as turn:
        if from_payment:
            _refuse_in_batch(turn)
        else:
            sign(turn, TaskState.RETURNED)
        turn.claim.status, turn.claim.approved_fen = ClaimStatus.RETURNED, None
        locks.follow(turn.session, turn.claim)
        if from_payment:
            claw_backs.end_unpaid(turn.session, turn.claim, person.id)
        routing.end_all(turn.session, turn.claim)
        turn.notices += notices_to(
            _claimants(turn),
            turn.claim,
            NoticeKind.CLAIM_RETURNED,
            title="单据被退回",
            body=turn.comment,
        )
    return show(person, claim_id)


def _refuse_in_batch(turn: Turn) -> None:
    is_in_batch = exists().where(
        PaymentBatchClaim.claim_id == turn.claim.id, PaymentBatchClaim.is_standing
    )
    if turn.session.scalar(select(is_in_batch)):
        raise InBatchError
