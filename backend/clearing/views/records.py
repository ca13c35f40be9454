"""Routes of what a clearing leaves: its live log, its report, its data."""

import io
from collections.abc import Iterator
from typing import Any

from apiflask import APIBlueprint
from flask import Response, current_app, request

from backend.accounts.guard import Permission, permits, person
from backend.clearing import service
from backend.clearing.schemas.reports import ClearReportOut
from backend.clearing.schemas.sessions import ClearExportIn, ClearLogIn, ClearLogOut
from backend.web.answers import json_answer
from backend.web.exports import SHEETS, sheet_answer
from backend.web.files import download, streamed

blueprint = APIBlueprint("clearing_records", __name__, tag="清卡")

_NOT_MINE: dict[int | str, Any] = {404: "没有这次清卡，或不属于您的单位"}
_CSV_TYPE = "text/csv"


def _is(media_type: str, what: str) -> dict[int | str, Any]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {**_NOT_MINE, 200: {"description": what, "content": {media_type: binary}}}


@blueprint.get("/api/clearing/sessions/<session_no>/events")
@blueprint.input(ClearLogIn, location="query", arg_name="asked")
@blueprint.doc(
    responses=_is("text/event-stream", "text/event-stream；as=json 时为 ClearLogOut")
    | {429: "已有两个页面在看"}
)
@permits(Permission.TAX_BOOKS)
def watch(session_no: str, asked: ClearLogIn) -> Response:
    """实时进度: an event a line with its id, honours Last-Event-ID; JSON with as=json."""
    after = _last_seen(asked.after)
    told = service.read_log(person(), session_no, after)
    if asked.form == "json":
        return json_answer(ClearLogOut.model_validate(told).model_dump(mode="json"))
    return _stream(session_no, after)


def _last_seen(after: int) -> int:
    named = request.headers.get("Last-Event-ID", "")
    return int(named) if named.isascii() and named.isdecimal() and len(named) < 19 else after


def _stream(session_no: str, after: int) -> Response:
    app, asking = current_app._get_current_object(), person()  # type: ignore[attr-defined] # Flask's own way to the application behind the proxy

    def look(seen: int) -> dict[str, Any]:
        with app.app_context():  # a connection for each look, not for ten minutes
            return service.read_log(asking, session_no, seen)

    live = service.watch(asking, look)

    def pieces() -> Iterator[bytes]:
        yield from live.pieces(after)

    response = Response(pieces(), content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(live.close)
    return response


@blueprint.get("/api/clearing/sessions/<session_no>/report.json")
@blueprint.output(ClearReportOut)
@blueprint.doc(responses=_NOT_MINE)
@permits(Permission.TAX_BOOKS)
def show_report(session_no: str) -> dict[str, Any]:
    """清卡报告: everything that the journal says of this clearing."""
    return service.report(person(), session_no)


@blueprint.get("/api/clearing/sessions/<session_no>/report.pdf")
@blueprint.doc(responses=_is("application/pdf", "清卡报告") | {503: "没有中文字体，或打印服务正忙"})
@permits(Permission.TAX_BOOKS)
def print_report(session_no: str) -> Response:
    """清卡报告 on A4."""
    pdf = io.BytesIO(service.report_pdf(person(), session_no))
    return streamed(pdf, f"清卡报告-{session_no}.pdf", "application/pdf", is_shown=True)


@blueprint.get("/api/clearing/history/export")
@blueprint.input(ClearExportIn, location="query", arg_name="asked")
@blueprint.doc(responses=SHEETS)
@permits(Permission.TAX_BOOKS)
def export_history(asked: ClearExportIn) -> Response:
    """清卡历史 as a file: a line a machine and period, state before and after."""
    return sheet_answer(service.export_history(person(), asked), asked.format)


@blueprint.get("/api/clearing/sessions/<session_no>/export.csv")
@blueprint.doc(responses=_is(_CSV_TYPE, "清卡数据"))
@permits(Permission.TAX_BOOKS)
def export(session_no: str) -> Response:
    """清卡数据: totals per tax item, state before and after."""
    return download(service.export_csv(person(), session_no), f"{session_no}.csv", _CSV_TYPE)
