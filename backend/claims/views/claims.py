"""Routes of claims: lists, drafts, and what the claimant does with them."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.asked import ActIn, ClaimListIn, NewClaimIn, SaveIn
from backend.claims.schemas.claimable import (
    AdvancesOut,
    ClaimableListIn,
    ClaimablePageOut,
    InvoiceUsesOut,
)
from backend.claims.schemas.claims import BoxCountsOut, ClaimOut, ClaimPageOut, PrecheckOut
from backend.web.answers import json_answer
from backend.web.idempotency import key_of_request

blueprint = APIBlueprint("claims", __name__, tag="报销")

_STALE = {409: "单据已更新，或当前状态下不能这样做", 404: "不存在，或与您无关"}


@blueprint.get("/api/claims")
@blueprint.input(ClaimListIn, location="query", arg_name="asked")
@blueprint.output(ClaimPageOut)
@permits(Permission.SIGNED_IN)
def list_claims(asked: ClaimListIn) -> Response:
    """One list of claims, newest first, by keyset."""
    return json_answer(service.list_claims(person(), asked))


@blueprint.get("/api/claims/counts")
@blueprint.output(BoxCountsOut)
@permits(Permission.SIGNED_IN)
def count_boxes() -> dict[str, Any]:
    """How many claims wait for the person."""
    return service.count_boxes(person())


@blueprint.get("/api/claims/claimable")
@blueprint.input(ClaimableListIn, location="query", arg_name="asked")
@blueprint.output(ClaimablePageOut)
@permits(Permission.SIGNED_IN)
def list_claimable(asked: ClaimableListIn) -> dict[str, Any]:
    """Invoices that the claimant can choose, and why the others cannot be chosen."""
    return service.list_claimable(person(), asked)


@blueprint.get("/api/claims/advances")
@blueprint.input(ClaimableListIn, location="query", arg_name="asked")
@blueprint.output(AdvancesOut)
@permits(Permission.SIGNED_IN)
def list_advances(asked: ClaimableListIn) -> dict[str, Any]:
    """The claimant's advances that are not wholly settled."""
    return service.list_advances(person(), asked)


@blueprint.get("/api/invoices/<int:invoice_id>/claims")
@blueprint.output(InvoiceUsesOut)
@blueprint.doc(responses={404: "不存在，或不属于您"})
@permits(Permission.SIGNED_IN)
def list_uses(invoice_id: int) -> dict[str, Any]:
    """使用记录 of an own invoice."""
    return service.uses_of(person(), invoice_id)


@blueprint.post("/api/claims")
@blueprint.input(NewClaimIn, arg_name="new")
@blueprint.output(ClaimOut, status_code=201)
@blueprint.doc(responses={409: "发票已被占用，或同一幂等键配了另一份内容"})
@permits(Permission.SIGNED_IN)
def create_claim(new: NewClaimIn) -> Response:
    """A new draft (header Idempotency-Key required)."""
    key = key_of_request(person().id, new.model_dump(mode="json"))
    answer = service.create(person(), key, new)
    return json_answer(answer.body, answer.status)


@blueprint.get("/api/claims/<int:claim_id>")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def show_claim(claim_id: int) -> dict[str, Any]:
    """A whole claim, for whoever has to do with it."""
    return service.show(person(), claim_id)


@blueprint.put("/api/claims/<int:claim_id>")
@blueprint.input(SaveIn, arg_name="draft")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def save_claim(claim_id: int, draft: SaveIn) -> dict[str, Any]:
    """Save the whole draft; the invoices named in it are held from then on."""
    return service.save(person(), claim_id, draft)


@blueprint.post("/api/claims/<int:claim_id>/precheck")
@blueprint.output(PrecheckOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def precheck_claim(claim_id: int) -> dict[str, Any]:
    """预检: what is missing, which rules are hit, which way it would go."""
    return service.precheck(person(), claim_id)


@blueprint.post("/api/claims/<int:claim_id>/submit")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE | {422: "内容不完整，或有必须先解决的规则"})
@permits(Permission.SIGNED_IN)
def submit_claim(claim_id: int, act: ActIn) -> dict[str, Any]:
    """提交."""
    return service.submit(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/withdraw")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def withdraw_claim(claim_id: int, act: ActIn) -> dict[str, Any]:
    """撤回: its invoices are free again."""
    return service.withdraw(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/cancel")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def cancel_claim(claim_id: int, act: ActIn) -> dict[str, Any]:
    """作废, for good; its invoices are free again."""
    return service.cancel(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/nudge")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_STALE | {429: "刚刚催办过"})
@permits(Permission.SIGNED_IN)
def nudge(claim_id: int, act: ActIn) -> dict[str, Any]:
    """催办: tell those who must act."""
    return service.nudge(person(), claim_id, act)


@blueprint.post("/api/claims/<int:claim_id>/copy")
@blueprint.output(ClaimOut, status_code=201)
@blueprint.doc(responses=_STALE)
@permits(Permission.SIGNED_IN)
def copy_claim(claim_id: int) -> Response:
    """再次发起: a new draft like this one, without its invoices (header Idempotency-Key)."""
    key = key_of_request(person().id, {"copy": claim_id})
    answer = service.copy(person(), key, claim_id)
    return json_answer(answer.body, answer.status)
