"""Routes of 收票: scan, manual entry, the table of kinds."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.intake import service
from backend.intake.schemas import EntryIn, KindsOut, ScanIn, ScanOut
from backend.web.answers import json_answer
from backend.web.idempotency import key_of_request

blueprint = APIBlueprint("intake", __name__, tag="收票")

_ANSWERS = {200: "重复发票：已登记过，没有再存", 409: "同一幂等键配了另一份内容", 422: "内容有误"}


@blueprint.post("/api/scans")
@blueprint.input(ScanIn, arg_name="scanned")
@blueprint.output(ScanOut, status_code=201)
@blueprint.doc(responses=_ANSWERS)
@permits(Permission.SIGNED_IN)
def scan(scanned: ScanIn) -> Response:
    """Keep the invoice of one scanned QR payload (header Idempotency-Key required)."""
    key = key_of_request(person().id, scanned.model_dump(mode="json"))
    answer = service.scan(person(), key, scanned.text, scanned.captured_at)
    return json_answer(answer.body, answer.status)


@blueprint.post("/api/invoices")
@blueprint.input(EntryIn, arg_name="entry")
@blueprint.output(ScanOut, status_code=201)
@blueprint.doc(responses=_ANSWERS)
@permits(Permission.SIGNED_IN)
def enter(entry: EntryIn) -> Response:
    """Keep one invoice typed by hand (header Idempotency-Key required)."""
    key = key_of_request(person().id, entry.model_dump(mode="json"))
    answer = service.enter(person(), key, entry)
    return json_answer(answer.body, answer.status)


@blueprint.get("/api/kinds")
@blueprint.output(KindsOut)
@permits(Permission.PUBLIC)
def list_kinds() -> dict[str, Any]:
    """Every kind of invoice, with the fields that 查验 needs."""
    return service.describe_kinds()
