"""Routes of the cashier: pay, recheck, batches, reconciliation."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.claims import ClaimOut, ManyOut
from backend.claims.schemas.paying import (
    BankFileIn,
    BankLayoutIn,
    BankLayoutOut,
    BatchOut,
    BatchPageOut,
    MonthIn,
    NewBatchIn,
    PagedIn,
    PaidPageOut,
    PayIn,
    PayManyIn,
    RecheckIn,
    RechecksOut,
    ReconciledOut,
    ToPayPageOut,
)
from backend.web.files import download

blueprint = APIBlueprint("paying", __name__, tag="付款")

_REFUSED: dict[int | str, Any] = {
    403: "不能为自己的单据付款",
    404: "不存在，或不是本公司的",
    409: "单据已更新、发票复查未完成，或发票已作废、红冲",
    422: "日期、金额或原因不完整",
}

_CSV_TYPE = "text/csv"
_CSV: dict[int | str, Any] = {
    200: {
        "description": "CSV 文件",
        "content": {_CSV_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@blueprint.post("/api/claims/<int:claim_id>/pay")
@blueprint.input(PayIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.CASHIER)
def pay(claim_id: int, act: PayIn) -> dict[str, Any]:
    """登记付款."""
    return service.pay(person(), claim_id, act)


@blueprint.post("/api/payments/pay-many")
@blueprint.input(PayManyIn, arg_name="act")
@blueprint.output(ManyOut)
@permits(Permission.CASHIER)
def pay_many(act: PayManyIn) -> dict[str, Any]:
    """批量登记付款, each in full and with its own answer."""
    return service.pay_many(person(), act)


@blueprint.get("/api/payments/to-pay")
@blueprint.input(PagedIn, location="query", arg_name="asked")
@blueprint.output(ToPayPageOut)
@permits(Permission.CASHIER)
def list_to_pay(asked: PagedIn) -> dict[str, Any]:
    """待支付 of the company, longest approved first, with where each recheck stands."""
    return service.list_to_pay(person(), asked)


@blueprint.get("/api/payments/paid")
@blueprint.input(MonthIn, location="query", arg_name="asked")
@blueprint.output(PaidPageOut)
@permits(Permission.BOOKS)
def list_paid(asked: MonthIn) -> dict[str, Any]:
    """已支付 of a month."""
    return service.list_paid(person(), asked)


@blueprint.get("/api/payments/reconciliation")
@blueprint.input(MonthIn, location="query", arg_name="asked")
@blueprint.output(ReconciledOut)
@permits(Permission.BOOKS)
def reconcile(asked: MonthIn) -> dict[str, Any]:
    """对账 of a month: approved, paid and slips; differences first."""
    return service.reconcile(person(), asked)


@blueprint.post("/api/payments/recheck")
@blueprint.input(RecheckIn, arg_name="act")
@blueprint.output(RechecksOut, status_code=202)
@permits(Permission.CASHIER)
def recheck(act: RecheckIn) -> dict[str, Any]:
    """付款前复查: 查验 is asked anew about every invoice of these claims."""
    return service.recheck(person(), act.claim_ids)


@blueprint.get("/api/payments/batches")
@blueprint.input(PagedIn, location="query", arg_name="asked")
@blueprint.output(BatchPageOut)
@permits(Permission.CASHIER)
def list_batches(asked: PagedIn) -> dict[str, Any]:
    """付款批次 of the company, newest first."""
    return service.list_batches(person(), asked)


@blueprint.post("/api/payments/batches")
@blueprint.input(NewBatchIn, arg_name="new")
@blueprint.output(BatchOut, status_code=201)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.CASHIER)
def make_batch(new: NewBatchIn) -> dict[str, Any]:
    """A batch of approved claims."""
    return service.make_batch(person(), new.claims)


@blueprint.get("/api/payments/batches/<int:batch_id>")
@blueprint.output(BatchOut)
@blueprint.doc(responses={404: "不存在，或不是本公司的"})
@permits(Permission.CASHIER)
def show_batch(batch_id: int) -> dict[str, Any]:
    """One batch with its claims."""
    return service.show_batch(person(), batch_id)


@blueprint.get("/api/payments/bank-layout")
@blueprint.output(BankLayoutOut)
@permits(Permission.CASHIER)
def show_bank_layout() -> dict[str, Any]:
    """How the bank wants its file."""
    return service.show_bank_layout()


@blueprint.put("/api/payments/bank-layout")
@blueprint.input(BankLayoutIn, arg_name="wish")
@blueprint.output(BankLayoutOut)
@permits(Permission.CASHIER)
def change_bank_layout(wish: BankLayoutIn) -> dict[str, Any]:
    """Other columns, delimiter or encoding from now on."""
    return service.change_bank_layout(person(), wish)


@blueprint.post("/api/payments/batches/<int:batch_id>/file")
@blueprint.input(BankFileIn, arg_name="act")
@blueprint.doc(responses=_CSV | _REFUSED)
@permits(Permission.CASHIER)
def write_bank_file(batch_id: int, act: BankFileIn) -> Response:
    """The bank file of what is not paid yet (docs/reference/bank-file.md)."""
    made = service.write_bank_file(person(), batch_id, act.recheck_reason)
    return download(made.content, made.name, _CSV_TYPE)


@blueprint.post("/api/payments/batches/<int:batch_id>/release")
@blueprint.output(BatchOut)
@blueprint.doc(responses={404: "不存在，或不是本公司的", 409: "已付清或已撤销"})
@permits(Permission.CASHIER)
def release_batch(batch_id: int) -> dict[str, Any]:
    """撤销批次: what is not paid is free for another batch."""
    return service.release_batch(person(), batch_id)


@blueprint.delete("/api/payments/batches/<int:batch_id>/claims/<int:claim_id>")
@blueprint.output(BatchOut)
@blueprint.doc(responses={404: "不存在，或不在批次中", 409: "已付清或已撤销"})
@permits(Permission.CASHIER)
def take_out(batch_id: int, claim_id: int) -> dict[str, Any]:
    """移出批次 of one unpaid claim."""
    return service.take_out_of_batch(person(), batch_id, claim_id)
