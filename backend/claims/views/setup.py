"""Routes of what administrators set up for claims: expense types and numbers."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims.schemas.setup import (
    ClaimSettingsIn,
    ClaimSettingsOut,
    ExpenseTypeIn,
    ExpenseTypeRowOut,
    ExpenseTypesOut,
    OrderIn,
)
from backend.claims.service import setup

blueprint = APIBlueprint("claim_setup", __name__, tag="报销设置")

_TAKEN = {409: "已有同名的费用类型"}


@blueprint.get("/api/expense-types")
@blueprint.output(ExpenseTypesOut)
@permits(Permission.ADMINISTRATOR)
def list_expense_types() -> dict[str, Any]:
    """All expense types, retired ones too."""
    return {"items": setup.list_types()}


@blueprint.post("/api/expense-types")
@blueprint.input(ExpenseTypeIn, arg_name="wish")
@blueprint.output(ExpenseTypeRowOut, status_code=201)
@blueprint.doc(responses=_TAKEN)
@permits(Permission.ADMINISTRATOR)
def add_expense_type(wish: ExpenseTypeIn) -> Any:
    """A new type at the end of the list."""
    return setup.add_type(person().id, wish)


@blueprint.put("/api/expense-types/order")
@blueprint.input(OrderIn, arg_name="wish")
@blueprint.output(ExpenseTypesOut)
@blueprint.doc(responses={409: "列表刚刚被改动过"})
@permits(Permission.ADMINISTRATOR)
def order_expense_types(wish: OrderIn) -> dict[str, Any]:
    """Put all types into an order."""
    return {"items": setup.order_types(person().id, wish.ids)}


@blueprint.put("/api/expense-types/<int:type_id>")
@blueprint.input(ExpenseTypeIn, arg_name="wish")
@blueprint.output(ExpenseTypeRowOut)
@blueprint.doc(responses=_TAKEN)
@permits(Permission.ADMINISTRATOR)
def change_expense_type(type_id: int, wish: ExpenseTypeIn) -> Any:
    """Set all of a type; take it out of use and back."""
    return setup.change_type(person().id, type_id, wish)


@blueprint.get("/api/claim-settings")
@blueprint.output(ClaimSettingsOut)
@permits(Permission.ADMINISTRATOR)
def show_claim_settings() -> Any:
    """The organisation's numbers for claims."""
    return setup.read_settings()


@blueprint.put("/api/claim-settings")
@blueprint.input(ClaimSettingsIn, arg_name="wish")
@blueprint.output(ClaimSettingsOut)
@permits(Permission.ADMINISTRATOR)
def change_claim_settings(wish: ClaimSettingsIn) -> Any:
    """Set the organisation's numbers for claims."""
    return setup.change_settings(person().id, wish)
