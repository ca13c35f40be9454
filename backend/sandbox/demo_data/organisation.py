"""Departments, flows, budgets, accounts and a delegation: what claims rest on.

Each part is left alone when it is there, so that a start that was killed can be repeated.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from backend.accounts import service as accounts
from backend.accounts.rules import Person
from backend.accounts.service import Placement
from backend.claims import service as claims
from backend.claims.schemas.budgets import BudgetIn
from backend.claims.schemas.flows import FlowIn
from backend.claims.schemas.settings import DelegationIn, PayeeAccountIn
from backend.claims.service import setup
from backend.claims.service.budget_plan import StaleBudgetError, set_budget
from backend.claims.states import DelegationKind
from backend.kernel import clock

_DEPARTMENTS: tuple[tuple[str, str | None], ...] = (
    ("市场部", None),
    ("华中区", "市场部"),
    ("华东区", "市场部"),
    ("财务部", None),
    ("行政部", None),
)
_PLACES = (
    # who, where, is head, grade
    ("wang", "市场部", True, "M2"),
    ("lin", "市场部", False, "P5"),
    ("feng", "市场部", False, "P3"),
    ("chen", "财务部", True, "M3"),
    ("li", "财务部", False, "P5"),
    ("zhao", "财务部", False, "P4"),
    ("qian", "财务部", False, "P4"),
    ("sun", "行政部", True, "M1"),
)
_ACCOUNTS = (("lin", "6222 0000 0000 1117"), ("feng", "6222 0000 0000 2225"))
_SECOND_LEVEL_FROM_FEN = 100_000
_BUDGET_FEN = 2_000_000
_DELEGATION = timedelta(days=30)


def organise(people: Mapping[str, Person]) -> None:
    """Set up what an administrator and 林 would have set up before the first claim."""
    departments = _departments(people["sun"])
    for name, place, is_head, grade in _PLACES:
        placement = Placement(departments[place], is_head=is_head, grade=grade)
        accounts.place_person(people["sun"].id, people[name].id, placement)
    _add_flows(people)
    _add_budgets(people["sun"], departments)
    for name, number in _ACCOUNTS:
        _add_account(people[name], number)
    _let_feng_claim(people)


def _departments(sun: Person) -> dict[str, int]:
    known = {row["name"]: row["id"] for row in accounts.list_departments()["items"]}
    for name, parent in _DEPARTMENTS:
        if name not in known:
            added = accounts.add_department(
                sun.id,
                company_id=sun.company_id or 0,
                parent_id=known[parent] if parent else None,
                name=name,
            )
            known[name] = added["id"]
    return known


def _add_flows(people: Mapping[str, Person]) -> None:
    head: dict[str, Any] = {
        "name": "部门负责人",
        "mode": "any",
        "approvers": [{"by": "department_head"}],
    }
    director = {
        "name": "财务总监",
        "mode": "all",
        "approvers": [{"by": "person", "person_id": people["chen"].id}],
        "copy_to": [people["li"].id],
    }
    wishes: tuple[tuple[str, dict[str, Any], list[dict[str, Any]]], ...] = (
        ("满千元", {"min_fen": _SECOND_LEVEL_FROM_FEN}, [head, director]),
        ("日常报销", {}, [head]),
    )
    known = {one["name"] for one in setup.list_flows()["items"]}
    for name, conditions, steps in wishes:
        if name not in known:
            flow = {"name": name, "conditions": conditions, "steps": steps}
            setup.add_flow(people["sun"].id, FlowIn.model_validate(flow))


def _add_budgets(sun: Person, departments: Mapping[str, int]) -> None:
    year = str(clock.today().year)
    for name in ("市场部", "财务部"):
        wish = BudgetIn(department_id=departments[name], period=year, amount_fen=_BUDGET_FEN)
        try:
            set_budget(sun, wish)
        except StaleBudgetError:  # a start before this one has set it
            continue


def _add_account(person: Person, number: str) -> None:
    if not claims.list_payee_accounts(person):
        account = PayeeAccountIn(
            holder=person.display_name,
            bank_name="示例银行武汉分行",
            account_number=number,
            is_default=True,
        )
        claims.add_payee_account(person, account)


def _let_feng_claim(people: Mapping[str, Person]) -> None:
    if claims.list_delegations(people["lin"])["given"]:
        return
    today = clock.today()
    wish = DelegationIn(
        delegate_id=people["feng"].id,
        kind=DelegationKind.CLAIM,
        starts_on=today,
        ends_on=today + _DELEGATION,
    )
    claims.add_delegation(people["lin"], wish)
