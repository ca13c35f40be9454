"""审批流: written, changed, ordered and removed, each time with what is to be said about them."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import Company, Department, PersonRow
from backend.audit import service as audit
from backend.claims.models import ApprovalFlow, ExpenseType
from backend.claims.rules.flow_values import (
    Conditions,
    FlowFormatError,
    Step,
    conditions_as_json,
    parse_conditions,
    parse_steps,
    people_in,
    steps_as_json,
)
from backend.claims.rules.flow_warnings import WrittenFlow, find_warnings
from backend.claims.schemas.flows import FlowChangeIn, FlowIn, FlowWayIn
from backend.claims.service.setup.flow_names import names_for, surroundings
from backend.claims.service.setup.turns import take_turn
from backend.claims.setup_errors import FlowGoneError, FlowStaleError, ListChangedError
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_LARGEST_ID = 2**31 - 1


def list_flows() -> dict[str, Any]:
    """{"items", "names"}: all flows in the order in which they are tried."""
    written = written_flows()
    names = names_for(written)
    return {"items": _shown(written), "names": names}


def show_flow(flow_id: int) -> dict[str, Any]:
    """{"flow", "names"} of one flow. Raises FlowGoneError."""
    written = written_flows()
    shown = next((one for one in _shown(written) if one["id"] == flow_id), None)
    if shown is None:
        raise FlowGoneError
    return {"flow": shown, "names": names_for(written)}


def add_flow(actor_id: int, wish: FlowIn) -> dict[str, Any]:
    """A new flow, tried after all others."""
    with transaction() as session:
        take_turn(session)
        positions = session.scalars(select(ApprovalFlow.position)).all()
        row = ApprovalFlow(position=max(positions, default=-1) + 1, version=0)
        _set(session, actor_id, row, wish)
        session.add(row)
        session.flush()
        _record(session, actor_id, "claims.flow_added", row)
        flow_id = row.id
    return show_flow(flow_id)


def change_flow(actor_id: int, flow_id: int, wish: FlowChangeIn) -> dict[str, Any]:
    """Set all of a flow that was seen in this version. Claims under way keep their levels."""
    with transaction() as session:
        row = _locked(session, flow_id, wish.version)
        _set(session, actor_id, row, wish)
        _record(session, actor_id, "claims.flow_changed", row)
    return show_flow(flow_id)


def remove_flow(actor_id: int, flow_id: int, version: int) -> None:
    """Forget a flow that was seen in this version; the audit record keeps what it was."""
    with transaction() as session:
        row = _locked(session, flow_id, version)
        _record(session, actor_id, "claims.flow_removed", row)
        session.delete(row)


def order_flows(actor_id: int, ids: Sequence[int]) -> dict[str, Any]:
    """Try flows in this order. ListChangedError when it is not the whole list."""
    with transaction() as session:
        take_turn(session)
        rows = {row.id: row for row in session.scalars(select(ApprovalFlow))}
        if set(ids) != rows.keys():
            raise ListChangedError
        for position, flow_id in enumerate(ids):
            rows[flow_id].position = position
        audit.record(
            session,
            actor_id=actor_id,
            action="claims.flows_ordered",
            subject="approval_flow",
            subject_id=None,
            facts={"ids": list(ids)},
        )
    return list_flows()


def written_flows() -> list[tuple[ApprovalFlow, WrittenFlow]]:
    """Rows with what they say, in the order in which they are tried."""
    rows = db.session.scalars(select(ApprovalFlow).order_by(ApprovalFlow.position, ApprovalFlow.id))
    return [(row, _read(row)) for row in rows]


def parse_way(session: Session, way: FlowWayIn) -> tuple[Conditions, tuple[Step, ...]]:
    """What was sent, as values whose ids exist. Raises InvalidInputError."""
    sent = way.model_dump(mode="json", include={"conditions", "steps"})
    try:
        conditions, steps = parse_conditions(sent["conditions"]), parse_steps(sent["steps"])
    except FlowFormatError as error:
        raise InvalidInputError([{"field": error.path, "message": error.message}]) from error
    _check_ids(session, conditions, steps)
    return conditions, steps


def _check_ids(session: Session, conditions: Conditions, steps: Sequence[Step]) -> None:
    wanted = (
        ("conditions.company_ids", Company.id, conditions.company_ids),
        ("conditions.department_ids", Department.id, conditions.department_ids),
        ("conditions.expense_type_ids", ExpenseType.id, conditions.expense_type_ids),
        ("steps", PersonRow.id, frozenset(people_in(steps))),
    )
    for path, column, ids in wanted:
        known = set(session.scalars(select(column).where(column.in_(ids)))) if ids else set()
        if ids - known:
            message = "其中有一项已不存在。请刷新后从列表中重新选择。"
            raise InvalidInputError([{"field": path, "message": message}])


def _set(session: Session, actor_id: int, row: ApprovalFlow, wish: FlowIn) -> None:
    conditions, steps = parse_way(session, wish)
    row.name, row.is_active = wish.name, wish.is_active
    row.conditions, row.steps = conditions_as_json(conditions), steps_as_json(steps)
    row.version += 1
    row.changed_by, row.changed_at = actor_id, clock.now()


def _locked(session: Session, flow_id: int, version: int) -> ApprovalFlow:
    take_turn(session)
    row = None
    if 0 < flow_id <= _LARGEST_ID:
        row = session.get(ApprovalFlow, flow_id, with_for_update=True)
    if row is None:
        raise FlowGoneError
    if row.version != version:
        by = session.get_one(PersonRow, row.changed_by).display_name
        raise FlowStaleError(version=row.version, changed_by=by)
    return row


def _read(row: ApprovalFlow) -> WrittenFlow:
    return WrittenFlow(
        id=row.id,
        name=row.name,
        is_active=row.is_active,
        conditions=parse_conditions(row.conditions),
        steps=parse_steps(row.steps),
    )


def _shown(written: Sequence[tuple[ApprovalFlow, WrittenFlow]]) -> list[dict[str, Any]]:
    around = surroundings([flow for _, flow in written])
    changers = {row.changed_by for row, _ in written}
    people = select(PersonRow.id, PersonRow.display_name).where(PersonRow.id.in_(changers))
    names = {row.id: row.display_name for row in db.session.execute(people)}
    flows = [flow for _, flow in written]
    return [
        {
            "id": row.id,
            "name": row.name,
            "is_active": row.is_active,
            "conditions": conditions_as_json(flow.conditions),
            "steps": steps_as_json(flow.steps),
            "version": row.version,
            "changed_by": {"id": row.changed_by, "display_name": names[row.changed_by]},
            "changed_at": row.changed_at,
            "warnings": [asdict(one) for one in find_warnings(flow, flows[:place], around)],
        }
        for place, (row, flow) in enumerate(written)
    ]


def _record(session: Session, actor_id: int, action: str, row: ApprovalFlow) -> None:
    audit.record(
        session,
        actor_id=actor_id,
        action=action,
        subject="approval_flow",
        subject_id=row.id,
        facts={
            "name": row.name,
            "is_active": row.is_active,
            "conditions": row.conditions,
            "steps": row.steps,
            "version": row.version,
        },
    )
