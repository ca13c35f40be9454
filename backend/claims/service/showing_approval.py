"""审批记录 as people see it: the levels under way and everything that happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from backend.claims.models import ApprovalStep, ApprovalTask, Claim, ClaimEvent
from backend.claims.service.people import ref
from backend.claims.states import ClaimAction, ClaimStatus, TaskState
from backend.infra.db import db

CASHIERS = "出纳"


@dataclass(frozen=True, slots=True)
class Approval:
    """The levels of the last submission with their tasks, and the whole timeline."""

    claim: Claim
    step_rows: list[ApprovalStep]
    tasks: dict[int, list[ApprovalTask]]
    event_rows: list[ClaimEvent]

    def people(self) -> Iterator[int | None]:
        """Ids of all who are named."""
        for tasks in self.tasks.values():
            for task in tasks:
                yield from (task.approver_id, task.acted_by, task.transferred_from)
        for event in self.event_rows:
            yield from (event.actor_id, event.for_id)

    def waiting_for(self, names: dict[int, str]) -> list[str]:
        """Names of those who must act now."""
        match self.claim.status:
            case ClaimStatus.RETURNED:
                return [names[self.claim.claimant_id]]
            case ClaimStatus.APPROVED:
                return [CASHIERS]
            case _:
                tasks = [task for tasks in self.tasks.values() for task in tasks]
                return [names[one.approver_id] for one in tasks if one.state is TaskState.OPEN]

    def steps(self, names: dict[int, str]) -> list[dict[str, Any]]:
        """StepOut of each level in its order."""
        return [
            {
                "position": step.position,
                "name": step.name,
                "mode": step.mode,
                "state": step.state,
                "tasks": [_task(one, names) for one in self.tasks.get(step.id, [])],
            }
            for step in self.step_rows
        ]

    def events(self, names: dict[int, str]) -> list[dict[str, Any]]:
        """EventOut from the first to the last; of saves in a row only the last is told."""
        told = []
        for event, after in zip(self.event_rows, [*self.event_rows[1:], None], strict=True):
            is_repeated = (
                after is not None
                and event.action is after.action is ClaimAction.SAVE
                and event.actor_id == after.actor_id
            )
            if not is_repeated:
                told.append(_event(event, names))
        return told


def approval_of(claim: Claim) -> Approval:
    """Read in three queries."""
    steps = select(ApprovalStep).where(
        ApprovalStep.claim_id == claim.id, ApprovalStep.round == claim.round
    )
    rows = list(db.session.scalars(steps.order_by(ApprovalStep.position)))
    tasks: dict[int, list[ApprovalTask]] = {}
    of_steps = select(ApprovalTask).where(ApprovalTask.step_id.in_([row.id for row in rows]))
    for task in db.session.scalars(of_steps.order_by(ApprovalTask.id)):
        tasks.setdefault(task.step_id, []).append(task)
    events = select(ClaimEvent).where(ClaimEvent.claim_id == claim.id).order_by(ClaimEvent.id)
    return Approval(claim, rows, tasks, list(db.session.scalars(events)))


def _task(task: ApprovalTask, names: dict[int, str]) -> dict[str, Any]:
    return {
        "approver": ref(names, task.approver_id),
        "state": task.state,
        "acted_by": ref(names, task.acted_by),
        "transferred_from": ref(names, task.transferred_from),
        "comment": task.comment,
        "ended_at": task.ended_at,
    }


def _event(event: ClaimEvent, names: dict[int, str]) -> dict[str, Any]:
    return {
        "happened_at": event.happened_at,
        "actor": ref(names, event.actor_id),
        "acting_for": ref(names, event.for_id),
        "action": event.action,
        "status": event.status,
        "comment": event.comment,
        "facts": event.facts,
    }
