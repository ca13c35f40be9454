"""Routes of approval: decide, pass on, waive."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.asked import ActIn, ApproveIn, ApproveManyIn, PassOnIn, WaiveIn
from backend.claims.schemas.claims import ClaimOut, ManyOut

blueprint = APIBlueprint("approval", __name__, tag="审批")

_REFUSED = {
    403: "没有待您审批的任务，或不能审批自己的单据",
    404: "不存在，或与您无关",
    409: "单据已更新，或已被处理",
}


@blueprint.post("/api/claims/<int:claim_id>/approve")
@blueprint.input(ApproveIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def approve(claim_id: int, act: ApproveIn) -> dict[str, Any]:
    """同意, whole or line by line."""
    return service.approve(person(), claim_id, act)


@blueprint.post("/api/claims/approve-many")
@blueprint.input(ApproveManyIn, arg_name="act")
@blueprint.output(ManyOut)
@permits(Permission.SIGNED_IN)
def approve_many(act: ApproveManyIn) -> dict[str, Any]:
    """批量同意 of claims without hits."""
    return service.approve_many(person(), act)


@blueprint.post("/api/claims/<int:claim_id>/reject")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def reject(claim_id: int, act: ActIn) -> dict[str, Any]:
    """驳回, final; needs a reason."""
    return service.reject(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/return")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def send_back(claim_id: int, act: ActIn) -> dict[str, Any]:
    """退回补正; needs a reason. From 待支付 also by cashier and accountant."""
    return service.send_back(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/transfer")
@blueprint.input(PassOnIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def transfer(claim_id: int, act: PassOnIn) -> dict[str, Any]:
    """转交: another approver decides instead."""
    return service.transfer(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/add-approver")
@blueprint.input(PassOnIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def add_approver(claim_id: int, act: PassOnIn) -> dict[str, Any]:
    """加签: one more level right after this one."""
    return service.add_approver(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/hits/<int:hit_id>/waive")
@blueprint.input(WaiveIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def waive(claim_id: int, hit_id: int, act: WaiveIn) -> dict[str, Any]:
    """豁免 a hit, by who may, with a reason."""
    return service.waive(person(), claim_id, hit_id, act.reason)
