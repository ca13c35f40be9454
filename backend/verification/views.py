"""Routes of one invoice's detail and its 查验."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.invoices import service as invoices
from backend.verification import service
from backend.verification.schemas import (
    DiagnosisOut,
    HistoryIn,
    HistoryPageOut,
    InvoiceDetail,
    ManualVerdictIn,
)

blueprint = APIBlueprint("verification", __name__, tag="查验")

_PICTURE: dict[int | str, dict[str, str | dict[str, dict[str, Any]]]] = {
    200: {
        "description": "截图原件",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}}
            for media_type in ("image/png", "image/jpeg", "image/webp")
        },
    },
    404: {"description": "不存在，或不是您的发票"},
}
_NOT_POSSIBLE = {404: "不存在，或不是您的发票", 409: "今天不能再查，或这张发票不能在线查验"}


@blueprint.get("/api/invoices/<int:invoice_id>")
@blueprint.output(InvoiceDetail)
@blueprint.doc(responses={404: "不存在，或不是您的发票"})
@permits(Permission.SIGNED_IN)
def show_invoice(invoice_id: int) -> dict[str, Any]:
    """One own invoice with its attempts and plan."""
    return _detail(invoice_id)


@blueprint.post("/api/invoices/<int:invoice_id>/verification")
@blueprint.output(InvoiceDetail, status_code=202)
@blueprint.doc(responses=_NOT_POSSIBLE)
@permits(Permission.SIGNED_IN)
def ask_again(invoice_id: int) -> dict[str, Any]:
    """Ask about the invoice again, now."""
    service.ask_again(person().id, invoice_id)
    return _detail(invoice_id)


@blueprint.post("/api/invoices/<int:invoice_id>/verification/tomorrow")
@blueprint.output(InvoiceDetail, status_code=202)
@blueprint.doc(responses=_NOT_POSSIBLE)
@permits(Permission.SIGNED_IN)
def ask_tomorrow(invoice_id: int) -> dict[str, Any]:
    """Have it asked by itself tomorrow; the result is told."""
    service.ask_tomorrow(person().id, invoice_id)
    return _detail(invoice_id)


@blueprint.get("/api/invoices/<int:invoice_id>/diagnosis")
@blueprint.output(DiagnosisOut)
@blueprint.doc(responses={404: "不存在，或不是您的发票"})
@permits(Permission.SIGNED_IN)
def show_diagnosis(invoice_id: int) -> dict[str, Any]:
    """为什么查不到: causes in their order, with evidence and one act each; fields side by side."""
    return service.diagnose(person().id, invoice_id)


@blueprint.post("/api/invoices/<int:invoice_id>/manual-verdict")
@blueprint.input(ManualVerdictIn, location="form_and_files", arg_name="verdict")
@blueprint.output(InvoiceDetail, status_code=201)
@blueprint.doc(responses=_NOT_POSSIBLE)
@permits(Permission.SIGNED_IN)
def record_manual(invoice_id: int, verdict: ManualVerdictIn) -> dict[str, Any]:
    """Record a check by hand at the official site, with its screenshot."""
    service.record_manual(
        person().id,
        invoice_id,
        outcome=verdict.outcome,
        note=verdict.note,
        picture=verdict.evidence.read(),
    )
    return _detail(invoice_id)


@blueprint.get("/api/verifications")
@blueprint.input(HistoryIn, location="query", arg_name="asked")
@blueprint.output(HistoryPageOut)
@permits(Permission.SIGNED_IN)
def list_history(asked: HistoryIn) -> dict[str, Any]:
    """What was asked about the person's own invoices, newest first, by keyset."""
    return service.list_history(person().id, limit=asked.limit, cursor=asked.cursor)


@blueprint.get("/api/evidence/<int:attempt_id>")
@blueprint.doc(responses=_PICTURE)
@permits(Permission.SIGNED_IN)
def show_evidence(attempt_id: int) -> Response:
    """The screenshot of a check by hand, as it was uploaded."""
    evidence = service.evidence_of(person().id, attempt_id)
    response = Response(evidence.content, mimetype=evidence.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = f'inline; filename="evidence-{attempt_id}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _detail(invoice_id: int) -> dict[str, Any]:
    invoice = invoices.find_own(person().id, invoice_id)
    files = {"files": invoices.describe_files(invoice.id)}
    return invoices.full_row_of(invoice) | service.describe(invoice) | files
