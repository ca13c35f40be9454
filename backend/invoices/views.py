"""Routes of the wallet."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.invoices import service
from backend.invoices.schemas import (
    InvoiceExportIn,
    InvoiceGroupsIn,
    InvoiceGroupsOut,
    InvoiceListIn,
    InvoicePageOut,
    InvoiceStatesIn,
    InvoiceStatesOut,
    PurposeIn,
    PurposesOut,
    RelaxationsOut,
    SupplyIn,
    WalletQueryIn,
)
from backend.web.answers import json_answer
from backend.web.exports import SHEETS, sheet_answer

blueprint = APIBlueprint("invoices", __name__, tag="票夹")


@blueprint.get("/api/invoices")
@blueprint.input(InvoiceListIn, location="query", arg_name="asked")
@blueprint.output(InvoicePageOut)
@permits(Permission.SIGNED_IN)
def list_invoices(asked: InvoiceListIn) -> Response:
    """The person's own invoices, newest capture first, by keyset."""
    page = service.list_own(
        person().id,
        wallet_filter=asked.filter,
        search=asked.q,
        within=service.Within.of(asked),
        limit=asked.limit,
        cursor=asked.cursor,
    )
    return json_answer(page)


@blueprint.get("/api/invoices/relaxations")
@blueprint.input(WalletQueryIn, location="query", arg_name="asked")
@blueprint.output(RelaxationsOut)
@permits(Permission.SIGNED_IN)
def list_relaxations(asked: WalletQueryIn) -> dict[str, Any]:
    """The ways out of a search that found nothing: which condition to drop, near numbers."""
    return service.relax_own(person().id, asked)


@blueprint.get("/api/invoices/states")
@blueprint.input(InvoiceStatesIn, location="query", arg_name="asked")
@blueprint.output(InvoiceStatesOut)
@permits(Permission.SIGNED_IN)
def list_states(asked: InvoiceStatesIn) -> dict[str, Any]:
    """The present states of up to 50 own invoices."""
    ids = [int(one) for one in asked.ids.split(",")]
    found = service.find_states(person().id, ids)
    return {"items": [service.row_of_invoice(one) for one in found]}


@blueprint.get("/api/invoices/groups")
@blueprint.input(InvoiceGroupsIn, location="query", arg_name="asked")
@blueprint.output(InvoiceGroupsOut)
@permits(Permission.SIGNED_IN)
def list_groups(asked: InvoiceGroupsIn) -> dict[str, Any]:
    """The person's own invoices added up by month, classification or purpose."""
    return service.group_own(person().id, asked.by, asked.filter)


@blueprint.put("/api/invoices/purpose")
@blueprint.input(PurposeIn, arg_name="asked")
@blueprint.output(PurposesOut)
@blueprint.doc(responses={404: "有一张不是本人的发票；一张也没有改"})
@permits(Permission.SIGNED_IN)
def set_purpose(asked: PurposeIn) -> dict[str, Any]:
    """One 用途 for several own invoices."""
    return {"changed": service.set_purpose(person(), asked.ids, asked.purpose)}


@blueprint.put("/api/invoices/<int:invoice_id>/missing")
@blueprint.input(SupplyIn, arg_name="told")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "不存在，或不是您的发票", 409: "没有需要补全的信息"})
@permits(Permission.SIGNED_IN)
def supply_missing(invoice_id: int, told: SupplyIn) -> str:
    """补全 what the official answer left out; nothing that was told is replaced."""
    service.supply(person().id, invoice_id, service.Supplied(**told.model_dump()))
    return ""


@blueprint.get("/api/invoices/export")
@blueprint.input(InvoiceExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.SIGNED_IN)
def export_invoices(asked: InvoiceExportIn) -> Response:
    """The person's own invoices as a file."""
    return sheet_answer(service.export_own(person(), asked), asked.format)
