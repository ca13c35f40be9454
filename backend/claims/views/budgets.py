"""Routes of 预算."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims.schemas.budgets import (
    BudgetIn,
    BudgetListIn,
    BudgetOut,
    BudgetsLeftOut,
    BudgetsOut,
    SeenBudgetIn,
)
from backend.claims.service.budget_plan import list_budgets as list_page
from backend.claims.service.budget_plan import remove_budget as remove
from backend.claims.service.budget_plan import set_budget as set_one
from backend.claims.service.budgets import left_for

blueprint = APIBlueprint("budgets", __name__, tag="预算")


@blueprint.get("/api/budgets")
@blueprint.input(BudgetListIn, location="query", arg_name="asked")
@blueprint.output(BudgetsOut)
@permits(Permission.ADMINISTRATOR)
def list_budgets(asked: BudgetListIn) -> dict[str, Any]:
    """The budgets of a year with what is left, by keyset."""
    return list_page(asked)


@blueprint.put("/api/budgets")
@blueprint.input(BudgetIn, arg_name="wish")
@blueprint.output(BudgetOut)
@blueprint.doc(responses={409: "预算已被别人修改"})
@permits(Permission.ADMINISTRATOR)
def set_budget(wish: BudgetIn) -> dict[str, Any]:
    """Set what a department may spend in a month or a year, of one type or of all."""
    return set_one(person(), wish)


@blueprint.delete("/api/budgets/<int:budget_id>")
@blueprint.input(SeenBudgetIn, location="query", arg_name="seen")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "没有这项预算", 409: "预算已被别人修改"})
@permits(Permission.ADMINISTRATOR)
def remove_budget(budget_id: int, seen: SeenBudgetIn) -> tuple[str, int]:
    """Take a budget away."""
    remove(person(), budget_id, seen.seen_fen)
    return "", 204


@blueprint.get("/api/budgets/left")
@blueprint.output(BudgetsLeftOut)
@permits(Permission.SIGNED_IN)
def show_left() -> dict[str, Any]:
    """What is left for one's own department, this month and this year."""
    return {"items": left_for(person())}
