"""转交 and 加签: what an approver does beside deciding."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person
from backend.claims.errors import AlreadyApproverError, NotYourTurnError, OwnClaimError
from backend.claims.models import ApprovalStep, ApprovalTask, Claim
from backend.claims.rules.flows import Level
from backend.claims.schemas.asked import PassOnIn
from backend.claims.service import routing
from backend.claims.service.people import is_colleague
from backend.claims.service.showing import show
from backend.claims.service.telling import NoticeKind, notices_to, with_delegates
from backend.claims.service.turns import Turn, acting
from backend.claims.states import ClaimAction, StepMode, TaskState
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

ADDED = "加签"


def transfer(person: Person, claim_id: int, act: PassOnIn) -> dict[str, Any]:
    """转交: another colleague decides in his place, on the same level."""
    with acting(
        person, claim_id, ClaimAction.TRANSFER, version=act.version, comment=act.comment
    ) as turn:
        task = _own_task(turn)
        _refuse_unfit(turn, act.person_id)
        step = turn.session.get_one(ApprovalStep, task.step_id)
        if any(one.approver_id == act.person_id for one in routing.tasks_of(turn.session, step)):
            raise AlreadyApproverError
        _hand_over(turn, task, act.person_id)
        turn.facts = {"to": act.person_id}
        turn.notices += notices_to(
            with_delegates(turn.session, [act.person_id], turn.claim),
            turn.claim,
            NoticeKind.CLAIM_TRANSFERRED,
            title=f"{turn.person.display_name}把单据转交给您审批",
        )
    return show(person, claim_id)


def _own_task(turn: Turn) -> ApprovalTask:
    task = turn.standing.task
    if task is None:
        raise NotYourTurnError
    turn.for_id = task.approver_id if task.approver_id != turn.person.id else None
    return task


def _refuse_unfit(turn: Turn, person_id: int) -> None:
    """Never claimant or creator, whoever passes it on to them."""
    claim = turn.claim
    if person_id in {claim.claimant_id, claim.created_by}:
        raise OwnClaimError("不能把单据交给报销人或填单人自己审批，请选择其他同事。")
    if not is_colleague(turn.session, person_id, claim.company_id):
        message = "没有这位同事，或已停用。请从列表中选择。"
        raise InvalidInputError([{"field": "person_id", "message": message}])
    if person_id == turn.person.id:
        raise AlreadyApproverError


def _hand_over(turn: Turn, task: ApprovalTask, person_id: int) -> None:
    now = clock.now()
    task.state, task.ended_at = TaskState.TRANSFERRED, now
    task.acted_by, task.comment = turn.person.id, turn.comment
    turn.session.add(
        ApprovalTask(
            step_id=task.step_id,
            claim_id=task.claim_id,
            approver_id=person_id,
            state=TaskState.OPEN,
            transferred_from=task.approver_id,
            comment="",
            opened_at=now,
        )
    )


def add_approver(person: Person, claim_id: int, act: PassOnIn) -> dict[str, Any]:
    """加签: one more level right after this one; his own decision is still to be made."""
    with acting(
        person, claim_id, ClaimAction.ADD_APPROVER, version=act.version, comment=act.comment
    ) as turn:
        task = _own_task(turn)
        _refuse_unfit(turn, act.person_id)
        step = turn.session.get_one(ApprovalStep, task.step_id)
        _make_room(turn.session, turn.claim, step.position)
        level = Level(ADDED, StepMode.ANY, (act.person_id,))
        routing.add_step(
            turn.session, turn.claim, level, step.position + 1, added_by=turn.person.id
        )
        turn.facts = {"to": act.person_id}
    return show(person, claim_id)


def _make_room(session: Session, claim: Claim, position: int) -> None:
    """Later levels move down by one, the last first: their places are unique at every moment."""
    for step in reversed(routing.steps_of(session, claim)):
        if step.position > position:
            step.position += 1
            session.flush()
