"""Routes of 工单: the owner's, and those of support."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response, request

from backend.accounts.guard import Permission, permits, person
from backend.helpdesk import service
from backend.helpdesk.schemas import (
    ScreenshotIn,
    TicketAnswerIn,
    TicketDraftAskedIn,
    TicketDraftOut,
    TicketFollowUpIn,
    TicketIn,
    TicketListIn,
    TicketLookOut,
    TicketOut,
    TicketPageOut,
    TicketReplyIn,
    TicketTextsIn,
    TicketWordIn,
)
from backend.helpdesk.states import Side
from backend.invoices.service import upload_limit
from backend.web import files
from backend.web.answers import json_answer
from backend.web.context import settings
from backend.web.idempotency import key_of_request
from backend.web.uploads import bound_body, content_of

blueprint = APIBlueprint("helpdesk", __name__, tag="工单")

_NOT_MINE: dict[int | str, Any] = {404: "没有这张工单，或不属于您"}
_REFUSED = _NOT_MINE | {409: "工单的状态已变，这一步现在不能做"}


@blueprint.before_request
def _bound_the_body() -> None:
    """A picture may be larger than other requests."""
    if request.endpoint == "helpdesk.add_screenshot":
        bound_body(upload_limit(settings()))


@blueprint.get("/api/tickets/draft")
@blueprint.input(TicketDraftAskedIn, location="query", arg_name="asked")
@blueprint.output(TicketDraftOut)
@blueprint.doc(responses={404: "没有这张发票或这次清卡，或不属于您"})
@permits(Permission.SIGNED_IN)
def draft(asked: TicketDraftAskedIn) -> dict[str, Any]:
    """What is known for a new ticket, and the evidence that may go along."""
    return service.draft(person(), asked)


@blueprint.post("/api/tickets/look")
@blueprint.input(TicketTextsIn, arg_name="texts")
@blueprint.output(TicketLookOut)
@permits(Permission.SIGNED_IN)
def look(texts: TicketTextsIn) -> dict[str, Any]:
    """Where ID and bank-card numbers stand in texts; nothing is kept."""
    return {"places": service.look(texts.fields)}


@blueprint.post("/api/tickets")
@blueprint.input(TicketIn, arg_name="new")
@blueprint.output(TicketOut, status_code=201)
@blueprint.doc(
    responses={404: "没有这张发票或这次清卡，或不属于您", 409: "同一幂等键配了另一份内容"}
)
@permits(Permission.SIGNED_IN)
def file(new: TicketIn) -> Response:
    """提交工单 (header Idempotency-Key required)."""
    key = key_of_request(person().id, new.model_dump(mode="json"))
    answer = service.file(person(), key, new)
    return json_answer(answer.body, answer.status)


@blueprint.get("/api/tickets")
@blueprint.input(TicketListIn, location="query", arg_name="asked")
@blueprint.output(TicketPageOut)
@permits(Permission.SIGNED_IN)
def list_own(asked: TicketListIn) -> dict[str, Any]:
    """One's own tickets, newest first."""
    return service.list_own(person(), asked)


@blueprint.get("/api/tickets/<int:ticket_id>")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_NOT_MINE)
@permits(Permission.SIGNED_IN)
def show(ticket_id: int) -> dict[str, Any]:
    """One ticket, whole, for its owner and for support."""
    return service.show(person(), ticket_id)


@blueprint.post("/api/tickets/<int:ticket_id>/replies")
@blueprint.input(TicketReplyIn, arg_name="sent")
@blueprint.output(TicketOut, status_code=201)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def reply(ticket_id: int, sent: TicketReplyIn) -> dict[str, Any]:
    """The owner writes."""
    service.reply(person(), ticket_id, sent.text)
    return service.show(person(), ticket_id)


@blueprint.post("/api/tickets/<int:ticket_id>/resolve")
@blueprint.input(TicketWordIn, arg_name="word")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def resolve(ticket_id: int, word: TicketWordIn) -> dict[str, Any]:
    """The owner says that it is solved."""
    service.confirm_solved(person(), ticket_id, word.text)
    return service.show(person(), ticket_id)


@blueprint.post("/api/tickets/<int:ticket_id>/close")
@blueprint.input(TicketWordIn, arg_name="word")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def close(ticket_id: int, word: TicketWordIn) -> dict[str, Any]:
    """The owner needs no answer any more."""
    service.close(person(), ticket_id, word.text)
    return service.show(person(), ticket_id)


@blueprint.post("/api/tickets/<int:ticket_id>/reopen")
@blueprint.input(TicketWordIn, arg_name="word")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def reopen(ticket_id: int, word: TicketWordIn) -> dict[str, Any]:
    """重新打开, with the word why."""
    service.reopen(person(), ticket_id, word.text)
    return service.show(person(), ticket_id)


@blueprint.put("/api/tickets/<int:ticket_id>/follow-up")
@blueprint.input(TicketFollowUpIn, arg_name="wish")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def follow_up(ticket_id: int, wish: TicketFollowUpIn) -> dict[str, Any]:
    """约定跟进, by the owner."""
    service.follow_up(person(), Side.OWNER, ticket_id, wish.on)
    return service.show(person(), ticket_id)


@blueprint.put("/api/tickets/<int:ticket_id>/steps/<int:step_id>/tried")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def try_step(ticket_id: int, step_id: int) -> dict[str, Any]:
    """已试过 one step of a solution."""
    service.try_step(person(), ticket_id, step_id)
    return service.show(person(), ticket_id)


@blueprint.post("/api/tickets/<int:ticket_id>/screenshots")
@blueprint.input(ScreenshotIn, location="form_and_files", arg_name="sent")
@blueprint.output(TicketOut, status_code=201)
@blueprint.doc(responses=_REFUSED | {413: "图片太大", 422: "不是图片"})
@permits(Permission.SIGNED_IN)
def add_screenshot(ticket_id: int, sent: ScreenshotIn) -> dict[str, Any]:
    """Add a picture; the same bytes count once."""
    content = content_of(sent.file, upload_limit(settings()))
    service.add_screenshot(person(), ticket_id, content=content, name=sent.file.filename or "")
    return service.show(person(), ticket_id)


@blueprint.get("/api/tickets/<int:ticket_id>/screenshots/<int:screenshot_id>")
@blueprint.doc(responses=_NOT_MINE | {200: "截图（WebP）", 422: "这张图片不能显示"})
@permits(Permission.SIGNED_IN)
def show_screenshot(ticket_id: int, screenshot_id: int) -> Response:
    """The picture, drawn anew."""
    return files.picture(service.screenshot(person(), ticket_id, screenshot_id))


@blueprint.get("/api/support/tickets")
@blueprint.input(TicketListIn, location="query", arg_name="asked")
@blueprint.output(TicketPageOut)
@permits(Permission.SUPPORT)
def list_all(asked: TicketListIn) -> dict[str, Any]:
    """Everybody's tickets, newest first."""
    return service.list_all(asked)


@blueprint.post("/api/support/tickets/<int:ticket_id>/answers")
@blueprint.input(TicketAnswerIn, arg_name="sent")
@blueprint.output(TicketOut, status_code=201)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SUPPORT)
def answer(ticket_id: int, sent: TicketAnswerIn) -> dict[str, Any]:
    """Support answers, asks, resolves or closes."""
    service.answer(person(), ticket_id, sent)
    return service.show(person(), ticket_id)


@blueprint.put("/api/support/tickets/<int:ticket_id>/follow-up")
@blueprint.input(TicketFollowUpIn, arg_name="wish")
@blueprint.output(TicketOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SUPPORT)
def appoint(ticket_id: int, wish: TicketFollowUpIn) -> dict[str, Any]:
    """约定跟进, by support."""
    service.follow_up(person(), Side.SUPPORT, ticket_id, wish.on)
    return service.show(person(), ticket_id)
