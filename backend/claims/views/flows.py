"""Routes of approval flows: written without code, tried before they count."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims.schemas.flows import (
    FlowAndNamesOut,
    FlowChangeIn,
    FlowIn,
    FlowRemovalIn,
    FlowsOut,
    TrialIn,
    TrialOut,
)
from backend.claims.schemas.setup import OrderIn
from backend.claims.service import setup

blueprint = APIBlueprint("approval_flows", __name__, tag="报销设置")

_STALE = {409: "审批流刚刚被别人改动过"}


@blueprint.get("/api/approval-flows")
@blueprint.output(FlowsOut)
@permits(Permission.ADMINISTRATOR)
def list_flows() -> dict[str, Any]:
    """All flows in the order in which they are tried, with what is to be said about each."""
    return setup.list_flows()


@blueprint.post("/api/approval-flows")
@blueprint.input(FlowIn, arg_name="wish")
@blueprint.output(FlowAndNamesOut, status_code=201)
@permits(Permission.ADMINISTRATOR)
def add_flow(wish: FlowIn) -> dict[str, Any]:
    """A new flow, tried after all others."""
    return setup.add_flow(person().id, wish)


@blueprint.post("/api/approval-flows/try")
@blueprint.input(TrialIn, arg_name="wish")
@blueprint.output(TrialOut)
@permits(Permission.ADMINISTRATOR)
def try_flows(wish: TrialIn) -> dict[str, Any]:
    """Which flow and which people a claim would get; a draft of a flow can be tried too."""
    return setup.try_flows(wish)


@blueprint.put("/api/approval-flows/order")
@blueprint.input(OrderIn, arg_name="wish")
@blueprint.output(FlowsOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.ADMINISTRATOR)
def order_flows(wish: OrderIn) -> dict[str, Any]:
    """Try the flows in an order: the first that fits a claim counts."""
    return setup.order_flows(person().id, wish.ids)


@blueprint.get("/api/approval-flows/<int:flow_id>")
@blueprint.output(FlowAndNamesOut)
@permits(Permission.ADMINISTRATOR)
def show_flow(flow_id: int) -> dict[str, Any]:
    """One flow."""
    return setup.show_flow(flow_id)


@blueprint.put("/api/approval-flows/<int:flow_id>")
@blueprint.input(FlowChangeIn, arg_name="wish")
@blueprint.output(FlowAndNamesOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.ADMINISTRATOR)
def change_flow(flow_id: int, wish: FlowChangeIn) -> dict[str, Any]:
    """Set all of a flow; claims that are under way keep the levels that they have."""
    return setup.change_flow(person().id, flow_id, wish)


@blueprint.delete("/api/approval-flows/<int:flow_id>")
@blueprint.input(FlowRemovalIn, location="query", arg_name="seen")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses=_STALE)
@permits(Permission.ADMINISTRATOR)
def remove_flow(flow_id: int, seen: FlowRemovalIn) -> str:
    """Delete a flow; claims that are under way keep the levels that they have."""
    setup.remove_flow(person().id, flow_id, seen.version)
    return ""
