"""Routes of uploaded files: hand in, look up, finish by hand, look at, download."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response, request

from backend.accounts.guard import Permission, permits, person
from backend.intake import service
from backend.intake.schemas import (
    DiscardIn,
    EntryIn,
    PageIn,
    ScanOut,
    UploadIn,
    UploadListIn,
    UploadOut,
    UploadPageOut,
    UploadStatesIn,
    UploadStatesOut,
)
from backend.intake.service import SentFile
from backend.invoices.service import upload_limit
from backend.invoices.states import IntakeChannel
from backend.web import files
from backend.web.answers import json_answer
from backend.web.context import settings
from backend.web.idempotency import key_of_request
from backend.web.uploads import bound_body, content_of

blueprint = APIBlueprint("uploads", __name__, tag="收票")

_NOT_MINE = {404: "不存在，或不是您上传的文件"}


@blueprint.before_request
def _bound_the_body() -> None:
    """Files may be larger than other requests."""
    if request.endpoint == "uploads.upload":
        bound_body(upload_limit(settings()))


@blueprint.post("/api/uploads")
@blueprint.input(UploadIn, location="form_and_files", arg_name="sent")
@blueprint.output(UploadOut, status_code=201)
@blueprint.doc(
    responses={
        409: "同一幂等键配了另一份内容",
        413: "文件超过大小上限",
        422: "不是支持的格式，或文件已损坏",
    }
)
@permits(Permission.SIGNED_IN)
def upload(sent: UploadIn) -> Response:
    """Hand in one file (header Idempotency-Key required); it gets its reference number at once."""
    file = SentFile(
        content=content_of(sent.file, upload_limit(settings())),
        name=sent.file.filename or "",
        channel=IntakeChannel(sent.channel),
        captured_at=sent.captured_at,
    )
    answer = service.receive(person(), key_of_request(person().id, file.as_json()), file)
    return json_answer(answer.body, answer.status)


@blueprint.get("/api/uploads")
@blueprint.input(UploadListIn, location="query", arg_name="asked")
@blueprint.output(UploadPageOut)
@permits(Permission.SIGNED_IN)
def list_uploads(asked: UploadListIn) -> dict[str, Any]:
    """The person's own uploads, newest first, with how many stand where."""
    return service.list_own(
        person(), state=asked.state, search=asked.q, limit=asked.limit, cursor=asked.cursor
    )


@blueprint.get("/api/uploads/states")
@blueprint.input(UploadStatesIn, location="query", arg_name="asked")
@blueprint.output(UploadStatesOut)
@permits(Permission.SIGNED_IN)
def list_upload_states(asked: UploadStatesIn) -> dict[str, Any]:
    """How up to 50 own uploads stand now."""
    return {"items": service.find_states(person(), [int(one) for one in asked.ids.split(",")])}


@blueprint.get("/api/uploads/<int:upload_id>")
@blueprint.output(UploadOut)
@blueprint.doc(responses=_NOT_MINE)
@permits(Permission.SIGNED_IN)
def show_upload(upload_id: int) -> UploadOut:
    """One own upload."""
    return service.show(person(), upload_id)


@blueprint.post("/api/uploads/<int:upload_id>/entry")
@blueprint.input(EntryIn, arg_name="entry")
@blueprint.output(ScanOut, status_code=201)
@blueprint.doc(
    responses=_NOT_MINE | {200: "重复发票", 409: "不在待确认中，或同键不同内容", 422: "内容有误"}
)
@permits(Permission.SIGNED_IN)
def enter_upload(upload_id: int, entry: EntryIn) -> Response:
    """Keep the invoice typed off a waiting file (header Idempotency-Key required)."""
    key = key_of_request(person().id, entry.model_dump(mode="json"))
    answer = service.enter_by_hand(person(), upload_id, key, entry)
    return json_answer(answer.body, answer.status)


@blueprint.post("/api/uploads/<int:upload_id>/retry")
@blueprint.output(UploadOut, status_code=202)
@blueprint.doc(responses=_NOT_MINE | {409: "不能重新识别"})
@permits(Permission.SIGNED_IN)
def read_upload_again(upload_id: int) -> UploadOut:
    """Look at the file again."""
    return service.read_again(person(), upload_id)


@blueprint.post("/api/uploads/<int:upload_id>/discard")
@blueprint.input(DiscardIn, arg_name="given")
@blueprint.output(UploadOut)
@blueprint.doc(responses=_NOT_MINE | {409: "不在待确认中"})
@permits(Permission.SIGNED_IN)
def discard_upload(upload_id: int, given: DiscardIn) -> UploadOut:
    """Give up a file that waits for confirmation; its original stays."""
    return service.discard(person(), upload_id, given.reason)


@blueprint.get("/api/uploads/<int:upload_id>/original")
@blueprint.doc(responses=_NOT_MINE | {200: "原件，一个字节也没有改动"})
@permits(Permission.SIGNED_IN)
def download_original(upload_id: int) -> Response:
    """The file as it was sent."""
    original = service.original_of(person(), upload_id)
    return files.download(original.content, original.name, original.media_type)


@blueprint.get("/api/uploads/<int:upload_id>/pages/<int:page>")
@blueprint.input(PageIn, location="query", arg_name="asked")
@blueprint.doc(responses=_NOT_MINE | {200: "这一页的图片（WebP）", 422: "这一页不能预览"})
@permits(Permission.SIGNED_IN)
def show_page(upload_id: int, page: int, asked: PageIn) -> Response:
    """One page as a picture, without what the camera wrote into the file."""
    return files.picture(service.page_of(person(), upload_id, page, asked.size))
