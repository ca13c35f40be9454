"""Routes of 发票库存: segments from 领购 to 核销, and what is left of each kind."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.clearing import service
from backend.clearing.schemas.stock import (
    StockInvoicesIn,
    StockInvoicesOut,
    StockKindsOut,
    StockListIn,
    StockNoteIn,
    StockPageOut,
    StockRowOut,
    WriteOffIn,
)

blueprint = APIBlueprint("clearing_stock", __name__, tag="清卡")
_REFUSED = {404: "没有这段库存", 409: "已经核销", 422: "人员或日期不对"}


@blueprint.get("/api/clearing/stock")
@blueprint.input(StockListIn, location="query", arg_name="asked")
@blueprint.output(StockPageOut)
@permits(Permission.TAX_BOOKS)
def list_stock(asked: StockListIn) -> dict[str, Any]:
    """Segments that devices told of, newest first."""
    return service.list_stock(person(), asked)


@blueprint.get("/api/clearing/stock/kinds")
@blueprint.output(StockKindsOut)
@permits(Permission.TAX_BOOKS)
def show_kinds() -> dict[str, Any]:
    """What is left of each kind, what is used a month, what to buy."""
    return service.show_kinds(person())


@blueprint.get("/api/clearing/stock/<int:segment_id>/invoices")
@blueprint.input(StockInvoicesIn, location="query", arg_name="asked")
@blueprint.output(StockInvoicesOut)
@blueprint.doc(responses={404: "没有这段库存"})
@permits(Permission.TAX_BOOKS)
def list_stock_invoices(segment_id: int, asked: StockInvoicesIn) -> dict[str, Any]:
    """Invoices of our ledger with its numbers, newest first."""
    return service.list_stock_invoices(person(), segment_id, asked)


@blueprint.patch("/api/clearing/stock/<int:segment_id>")
@blueprint.input(StockNoteIn, arg_name="wish")
@blueprint.output(StockRowOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def note_stock(segment_id: int, wish: StockNoteIn) -> dict[str, Any]:
    """领购 and 保管: by whom, since when."""
    return service.note_stock(person(), segment_id, wish)


@blueprint.post("/api/clearing/stock/<int:segment_id>/write-off")
@blueprint.input(WriteOffIn, arg_name="wish")
@blueprint.output(StockRowOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.TAX)
def write_off(segment_id: int, wish: WriteOffIn) -> dict[str, Any]:
    """核销 under the reference of the tax system; once."""
    return service.write_off(person(), segment_id, wish)
