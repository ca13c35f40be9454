"""Tries the flows on a claim that nobody has handed in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import Department, PersonRow
from backend.claims.errors import NoApproverError
from backend.claims.rules import flows
from backend.claims.rules.flow_values import Conditions, people_in
from backend.claims.rules.flows import ClaimFacts, Directory, Flow, Level, NobodyLeftError
from backend.claims.schemas.flows import DraftFlowIn, TrialIn
from backend.claims.service.people import directory_of, names_of, ref
from backend.claims.service.setup.flows import parse_way, written_flows
from backend.infra.db import db
from backend.kernel.errors import InvalidInputError

_ANY = Conditions()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A flow that is tried; ``id`` None = a new one that is not saved."""

    id: int | None
    name: str
    flow: Flow
    is_draft: bool = False


def try_flows(wish: TrialIn) -> dict[str, Any]:
    """TrialOut: which flow and which people a claim like this would get. Nothing is written."""
    session = db.session()
    _check_claimant(session, wish)
    candidates = _candidates(session, wish.draft)
    named = people_in([step for one in candidates for step in one.flow.steps])
    directory, facts = directory_of(session, wish.company_id, named), _facts(wish)
    found = flows.choose([one.flow for one in candidates], facts, directory)
    place = next((place for place, one in enumerate(candidates) if one.flow is found), None)
    chosen = candidates[place] if place is not None else None
    levels, problem = _plan(chosen, facts, directory)
    return {
        "flow_id": chosen.id if chosen else None,
        "flow_name": chosen.name if chosen else None,
        "is_default": chosen is None,
        "is_draft": chosen is not None and chosen.is_draft,
        "steps": _shown(levels),
        "passed_over": [
            {"name": one.name, "reasons": _why_not(one.flow.conditions, facts, directory)}
            for one in candidates[:place]
        ],
        "problem": problem,
    }


def _check_claimant(session: Session, wish: TrialIn) -> None:
    claimant = session.get(PersonRow, wish.claimant_id)
    if claimant is None or claimant.company_id != wish.company_id:
        _refuse("claimant_id", "没有这个人，或不属于所选公司。请重新选择。")
    if wish.department_id is None:
        return
    department = session.get(Department, wish.department_id)
    if department is None or department.company_id != wish.company_id:
        _refuse("department_id", "没有这个部门，或不属于所选公司。请重新选择。")


def _refuse(field: str, message: str) -> None:
    raise InvalidInputError([{"field": field, "message": message}])


def _candidates(session: Session, draft: DraftFlowIn | None) -> list[_Candidate]:
    """Flows in use in their order; the draft in the place of the flow that it changes."""
    written = _drafted(session, draft) if draft is not None else None
    found = []
    for row, flow in written_flows():
        if written is not None and row.id == written.id:
            found.append(written)
        elif flow.is_active:
            found.append(_Candidate(row.id, row.name, Flow(flow.conditions, flow.steps)))
    if written is not None and written not in found:
        found.append(written)
    return found


def _drafted(session: Session, draft: DraftFlowIn) -> _Candidate:
    return _Candidate(draft.flow_id, draft.name, Flow(*parse_way(session, draft)), is_draft=True)


def _facts(wish: TrialIn) -> ClaimFacts:
    return ClaimFacts(
        company_id=wish.company_id,
        department_id=wish.department_id,
        kind=wish.kind,
        total_fen=wish.total_fen,
        expense_type_ids=frozenset(wish.expense_type_ids),
        own_ids=frozenset({wish.claimant_id}),
    )


def _plan(
    chosen: _Candidate | None, facts: ClaimFacts, directory: Directory
) -> tuple[list[Level], str | None]:
    only = [chosen.flow] if chosen else []
    try:
        return flows.plan(only, facts, directory), None
    except NobodyLeftError as error:
        return [], NoApproverError(error.level).message


def _why_not(wanted: Conditions, facts: ClaimFacts, directory: Directory) -> list[str]:
    """What does not fit, each condition asked by itself."""
    asked = (
        (replace(_ANY, company_ids=wanted.company_ids), "公司不符"),
        (replace(_ANY, department_ids=wanted.department_ids), "部门不在其中"),
        (replace(_ANY, kinds=wanted.kinds), "单据种类不符"),
        (replace(_ANY, expense_type_ids=wanted.expense_type_ids), "没有这样的费用类型"),
        (replace(_ANY, min_fen=wanted.min_fen, max_fen=wanted.max_fen), "金额不在范围内"),
    )
    return [reason for alone, reason in asked if not flows.fits(alone, facts, directory)]


def _shown(levels: Sequence[Level]) -> list[dict[str, Any]]:
    people = {one for level in levels for one in (*level.approver_ids, *level.copy_to)}
    names = names_of(people)
    return [
        {
            "name": level.name,
            "mode": level.mode,
            "people": [ref(names, one) for one in level.approver_ids],
            "copy_to": [ref(names, one) for one in level.copy_to],
            "is_stand_in": level.is_stand_in,
        }
        for level in levels
    ]
