"""The way of a claim through its approvers: planned, laid down at submission, walked by level."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.claims.errors import NoApproverError
from backend.claims.models import (
    ApprovalFlow,
    ApprovalStep,
    ApprovalTask,
    Claim,
    ClaimCopy,
    ClaimLine,
)
from backend.claims.rules import flows
from backend.claims.rules.flow_values import parse_conditions, parse_steps, people_in
from backend.claims.rules.flows import ClaimFacts, Flow, Level, NobodyLeftError
from backend.claims.service.people import directory_of, ref
from backend.claims.states import StepMode, StepState, TaskState
from backend.kernel import clock


def plan(session: Session, claim: Claim, lines: Sequence[ClaimLine]) -> list[Level]:
    """The levels that the claim would take now. NoApproverError when one has nobody left."""
    configured = _flows(session)
    named = people_in([step for flow in configured for step in flow.steps])
    directory = directory_of(session, claim.company_id, named)
    try:
        return flows.plan(configured, _facts(claim, lines), directory)
    except NobodyLeftError as error:
        raise NoApproverError(error.level) from error


def _flows(session: Session) -> list[Flow]:
    active = session.scalars(
        select(ApprovalFlow)
        .where(ApprovalFlow.is_active)
        .order_by(ApprovalFlow.position, ApprovalFlow.id)
    )
    return [Flow(parse_conditions(one.conditions), parse_steps(one.steps)) for one in active]


def _facts(claim: Claim, lines: Sequence[ClaimLine]) -> ClaimFacts:
    return ClaimFacts(
        company_id=claim.company_id,
        department_id=claim.department_id,
        kind=claim.kind,
        total_fen=claim.total_fen,
        expense_type_ids=frozenset(
            line.expense_type_id for line in lines if line.expense_type_id is not None
        ),
        own_ids=frozenset({claim.claimant_id, claim.created_by}),
    )


def foresee(levels: Sequence[Level], names: dict[int, str]) -> list[dict[str, Any]]:
    """StepOut of levels that are not laid down yet."""
    return [
        {
            "position": position,
            "name": level.name,
            "mode": level.mode,
            "state": StepState.WAITING,
            "tasks": [
                {
                    "approver": ref(names, one),
                    "state": TaskState.WAITING,
                    "acted_by": None,
                    "transferred_from": None,
                    "comment": "",
                    "ended_at": None,
                }
                for one in level.approver_ids
            ],
        }
        for position, level in enumerate(levels, start=1)
    ]


def lay(session: Session, claim: Claim, levels: Sequence[Level]) -> list[int]:
    """Write the levels of this round down and open the first; gives who must act."""
    for position, level in enumerate(levels, start=1):
        add_step(session, claim, level, position)
    return open_next(session, claim)


def add_step(
    session: Session, claim: Claim, level: Level, position: int, added_by: int | None = None
) -> ApprovalStep:
    """One more level, waiting, with the tasks of its people."""
    step = ApprovalStep(
        claim_id=claim.id,
        round=claim.round,
        position=position,
        name=level.name,
        mode=level.mode,
        state=StepState.WAITING,
        copy_to=list(level.copy_to),
        added_by=added_by,
    )
    session.add(step)
    session.flush()
    session.add_all(
        ApprovalTask(
            step_id=step.id,
            claim_id=claim.id,
            approver_id=one,
            state=TaskState.WAITING,
            comment="",
        )
        for one in level.approver_ids
    )
    session.flush()
    return step


def steps_of(session: Session, claim: Claim) -> list[ApprovalStep]:
    """The levels of the present round in their order."""
    query = select(ApprovalStep).where(
        ApprovalStep.claim_id == claim.id, ApprovalStep.round == claim.round
    )
    return list(session.scalars(query.order_by(ApprovalStep.position)))


def tasks_of(session: Session, step: ApprovalStep) -> list[ApprovalTask]:
    """Of one level, in the order in which people were asked."""
    query = select(ApprovalTask).where(ApprovalTask.step_id == step.id)
    return list(session.scalars(query.order_by(ApprovalTask.id)))


def open_next(session: Session, claim: Claim) -> list[int]:
    """Open the first level that waits; gives its people, empty when all have passed."""
    step = next((one for one in steps_of(session, claim) if one.state is StepState.WAITING), None)
    if step is None:
        return []
    step.state = StepState.OPEN
    tasks = tasks_of(session, step)
    for task in tasks:
        task.state, task.opened_at = TaskState.OPEN, clock.now()
    session.flush()
    return [task.approver_id for task in tasks]


def pass_if_done(session: Session, step: ApprovalStep) -> bool:
    """After a yes: whether the level has passed; 或签 closes what the others still owed."""
    left = [one for one in tasks_of(session, step) if one.state is TaskState.OPEN]
    if step.mode is StepMode.ALL and left:
        return False
    for task in left:
        _close(task)
    step.state, step.ended_at = StepState.PASSED, clock.now()
    session.flush()
    return True


def end_all(session: Session, claim: Claim) -> list[int]:
    """The claim leaves approval before its end; gives who need not act any more."""
    spared = []
    for step in steps_of(session, claim):
        if step.state in {StepState.WAITING, StepState.OPEN}:
            step.state, step.ended_at = StepState.ENDED, clock.now()
        for task in tasks_of(session, step):
            if task.state in {TaskState.OPEN, TaskState.WAITING}:
                spared += [task.approver_id] if task.state is TaskState.OPEN else []
                _close(task)
    session.flush()
    return spared


def _close(task: ApprovalTask) -> None:
    task.state, task.ended_at = TaskState.CLOSED, clock.now()


def copy_in(session: Session, claim: Claim, step: ApprovalStep) -> list[int]:
    """抄送 to the people of a level that has passed; gives those who did not know yet."""
    known = set(session.scalars(select(ClaimCopy.person_id).where(ClaimCopy.claim_id == claim.id)))
    new = [one for one in dict.fromkeys(step.copy_to) if one not in known]
    now = clock.now()
    session.add_all(ClaimCopy(claim_id=claim.id, person_id=one, sent_at=now) for one in new)
    return new
