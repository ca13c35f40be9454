"""Routes after payment: vouchers, archive, claw-backs, advances."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.asked import ActIn
from backend.claims.schemas.booking import (
    AdvanceListIn,
    AdvancePageOut,
    ArchiveManyIn,
    ClawBackListIn,
    ClawBackPageOut,
    ClawBackRow,
    CloseClawBackIn,
    MakeVouchersIn,
    PeriodIn,
    RepaymentIn,
    SubjectsIn,
    SubjectsOut,
    VoucherListIn,
    VoucherPageOut,
)
from backend.claims.schemas.claims import ClaimOut, ManyOut
from backend.web.files import download

blueprint = APIBlueprint("booking", __name__, tag="凭证与追回")

_NOT_OURS = {404: "不存在，或不是本公司的"}

_CSV_TYPE = "text/csv"
_CSV: dict[int | str, Any] = {
    200: {
        "description": "CSV 文件",
        "content": {_CSV_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@blueprint.get("/api/vouchers")
@blueprint.input(VoucherListIn, location="query", arg_name="asked")
@blueprint.output(VoucherPageOut)
@permits(Permission.ACCOUNTANT)
def list_vouchers(asked: VoucherListIn) -> dict[str, Any]:
    """What was paid in a period, with its voucher or the suggestion of one."""
    return service.list_vouchers(person(), asked)


@blueprint.post("/api/vouchers")
@blueprint.input(MakeVouchersIn, arg_name="act")
@blueprint.output(ManyOut)
@permits(Permission.ACCOUNTANT)
def make_vouchers(act: MakeVouchersIn) -> dict[str, Any]:
    """生成凭证, each with its own answer; one that is made keeps its number."""
    return service.make_vouchers(person(), act.claim_ids)


@blueprint.get("/api/vouchers/subjects")
@blueprint.output(SubjectsOut)
@permits(Permission.ACCOUNTANT)
def show_subjects() -> dict[str, Any]:
    """会计科目 of money, advances and what is left to pay."""
    return service.show_subjects()


@blueprint.put("/api/vouchers/subjects")
@blueprint.input(SubjectsIn, arg_name="wish")
@blueprint.output(SubjectsOut)
@permits(Permission.ACCOUNTANT)
def change_subjects(wish: SubjectsIn) -> dict[str, Any]:
    """Other subjects for vouchers made from now on."""
    return service.change_subjects(person(), wish)


@blueprint.get("/api/vouchers/file")
@blueprint.input(PeriodIn, location="query", arg_name="asked")
@blueprint.doc(responses=_CSV)
@permits(Permission.ACCOUNTANT)
def write_voucher_file(asked: PeriodIn) -> Response:
    """The vouchers of a period as CSV (docs/reference/voucher-csv.md)."""
    made = service.write_voucher_file(person(), asked.period)
    return download(made.content, made.name, _CSV_TYPE)


@blueprint.post("/api/claims/<int:claim_id>/archive")
@blueprint.input(ActIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_NOT_OURS | {409: "单据已更新，或还没有凭证"})
@permits(Permission.ACCOUNTANT)
def archive(claim_id: int, act: ActIn) -> dict[str, Any]:
    """归档 of a paid and booked claim with its invoices."""
    return service.archive(person(), claim_id, act.version)


@blueprint.post("/api/claims/archive-many")
@blueprint.input(ArchiveManyIn, arg_name="act")
@blueprint.output(ManyOut)
@permits(Permission.ACCOUNTANT)
def archive_many(act: ArchiveManyIn) -> dict[str, Any]:
    """批量归档, each with its own answer."""
    return service.archive_many(person(), act)


@blueprint.get("/api/claw-backs")
@blueprint.input(ClawBackListIn, location="query", arg_name="asked")
@blueprint.output(ClawBackPageOut)
@permits(Permission.BOOKS)
def list_claw_backs(asked: ClawBackListIn) -> dict[str, Any]:
    """追回 and 退回 of the company, newest first."""
    return service.list_claw_backs(person(), asked)


@blueprint.post("/api/claw-backs/<int:claw_back_id>/close")
@blueprint.input(CloseClawBackIn, arg_name="ending")
@blueprint.output(ClawBackRow)
@blueprint.doc(responses=_NOT_OURS | {403: "不能处理自己名下的追回", 409: "已处理"})
@permits(Permission.ACCOUNTANT)
def close_claw_back(claw_back_id: int, ending: CloseClawBackIn) -> dict[str, Any]:
    """The money came back, or why it will not."""
    return service.close_claw_back(person(), claw_back_id, ending)


@blueprint.get("/api/payments/advances")
@blueprint.input(AdvanceListIn, location="query", arg_name="asked")
@blueprint.output(AdvancePageOut)
@permits(Permission.BOOKS)
def list_advances_out(asked: AdvanceListIn) -> dict[str, Any]:
    """Advances of the company with money left, longest due first."""
    return service.list_advances_out(person(), asked)


@blueprint.post("/api/claims/<int:claim_id>/repayments")
@blueprint.input(RepaymentIn, arg_name="act")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_NOT_OURS | {403: "不能登记自己的还款", 409: "单据已更新，或超过未还金额"})
@permits(Permission.CASHIER)
def repay(claim_id: int, act: RepaymentIn) -> dict[str, Any]:
    """登记还款 of an advance, in money."""
    return service.repay(person(), claim_id, act)
