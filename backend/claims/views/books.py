"""Routes of 统计 and 台账, and of lists as files."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.books import (
    ClaimExportIn,
    LedgerExportIn,
    LedgerIn,
    LedgerPageOut,
    PaymentExportIn,
    StatisticsExportIn,
    StatisticsIn,
    StatisticsOut,
)
from backend.web.answers import json_answer
from backend.web.exports import SHEETS, sheet_answer

blueprint = APIBlueprint("books", __name__, tag="统计与台账")


@blueprint.get("/api/statistics")
@blueprint.input(StatisticsIn, location="query", arg_name="asked")
@blueprint.output(StatisticsOut)
@permits(Permission.SIGNED_IN)
def show_statistics(asked: StatisticsIn) -> dict[str, Any]:
    """统计 of one's own claims; of one's department for approvers, of all for the books."""
    return service.statistics(person(), asked)


@blueprint.get("/api/statistics/export")
@blueprint.input(StatisticsExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.SIGNED_IN)
def export_statistics(asked: StatisticsExportIn) -> Response:
    """The same as a file."""
    return sheet_answer(service.export_statistics(person(), asked), asked.format)


@blueprint.get("/api/ledger")
@blueprint.input(LedgerIn, location="query", arg_name="asked")
@blueprint.output(LedgerPageOut)
@permits(Permission.BOOKS)
def show_ledger(asked: LedgerIn) -> Response:
    """台账: every line of what was handed in, with its invoice, by keyset."""
    return json_answer(service.ledger(person(), asked))


@blueprint.get("/api/ledger/export")
@blueprint.input(LedgerExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.BOOKS)
def export_ledger(asked: LedgerExportIn) -> Response:
    """The same as a file."""
    return sheet_answer(service.export_ledger(person(), asked), asked.format)


@blueprint.get("/api/payments/export")
@blueprint.input(PaymentExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.BOOKS)
def export_payments(asked: PaymentExportIn) -> Response:
    """已支付 of a month as a file."""
    return sheet_answer(service.export_payments(person(), asked), asked.format)


@blueprint.get("/api/claims/export")
@blueprint.input(ClaimExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.SIGNED_IN)
def export_claims(asked: ClaimExportIn) -> Response:
    """A list of claims as a file."""
    return sheet_answer(service.export_claims(person(), asked), asked.format)
