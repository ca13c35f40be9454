"""Routes of the files of a claim: proofs and slips, and pictures of its invoices."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response, request
from pydantic import Field

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.claims import ClaimOut
from backend.claims.states import AttachmentRole
from backend.invoices.service import upload_limit
from backend.reading.files import PageSize
from backend.web import files
from backend.web.context import settings
from backend.web.schemas import In
from backend.web.uploads import Upload, bound_body, content_of

blueprint = APIBlueprint("claim_files", __name__, tag="报销附件")

_NOT_MINE = {404: "不存在，或与您无关"}
_PICTURE = _NOT_MINE | {200: "这一页的图片（WebP）", 422: "这一页不能预览"}


class AttachmentIn(In):
    """One file of a claim; ``line_key`` empty = of the claim as a whole."""

    file: Upload
    line_key: str = Field(default="", max_length=36)
    role: AttachmentRole = AttachmentRole.SUPPORTING_DOC


class ClaimPageIn(In):
    """How large a page is to be drawn."""

    size: PageSize = PageSize.LARGE


@blueprint.before_request
def _bound_the_body() -> None:
    """Files may be larger than other requests."""
    if request.endpoint == "claim_files.attach":
        bound_body(upload_limit(settings()))


@blueprint.post("/api/claims/<int:claim_id>/attachments")
@blueprint.input(AttachmentIn, location="form_and_files", arg_name="sent")
@blueprint.output(ClaimOut, status_code=201)
@blueprint.doc(
    responses=_NOT_MINE | {409: "当前状态下不能添加", 413: "文件太大", 422: "格式不支持"}
)
@permits(Permission.SIGNED_IN)
def attach(claim_id: int, sent: AttachmentIn) -> dict[str, Any]:
    """Add a proof (the claimant) or a bank slip (the cashier); the same bytes count once."""
    return service.attach(
        person(),
        claim_id,
        content=content_of(sent.file, upload_limit(settings())),
        name=sent.file.filename or "",
        line_key=sent.line_key,
        role=sent.role,
    )


@blueprint.delete("/api/claims/<int:claim_id>/attachments/<int:attachment_id>")
@blueprint.output(ClaimOut)
@blueprint.doc(responses=_NOT_MINE | {409: "当前状态下不能移除"})
@permits(Permission.SIGNED_IN)
def detach(claim_id: int, attachment_id: int) -> dict[str, Any]:
    """Take a proof away again, while the claim is in the claimant's hands."""
    return service.detach(person(), claim_id, attachment_id)


@blueprint.get("/api/claims/<int:claim_id>/attachments/<int:attachment_id>/file")
@blueprint.doc(responses=_NOT_MINE | {200: "原件，一个字节也没有改动"})
@permits(Permission.SIGNED_IN)
def download(claim_id: int, attachment_id: int) -> Response:
    """The untouched bytes."""
    original = service.download(person(), claim_id, attachment_id)
    return files.download(original.content, original.name, original.media_type)


@blueprint.get("/api/claims/<int:claim_id>/attachments/<int:attachment_id>/pages/<int:page>")
@blueprint.input(ClaimPageIn, location="query", arg_name="asked")
@blueprint.doc(responses=_PICTURE)
@permits(Permission.SIGNED_IN)
def show_page(claim_id: int, attachment_id: int, page: int, asked: ClaimPageIn) -> Response:
    """A picture of one page, from 1."""
    return files.picture(
        service.attachment_page(person(), claim_id, attachment_id, page, asked.size)
    )


@blueprint.get("/api/claims/<int:claim_id>/invoices/<int:invoice_id>/pages/<int:page>")
@blueprint.input(ClaimPageIn, location="query", arg_name="asked")
@blueprint.doc(responses=_PICTURE)
@permits(Permission.SIGNED_IN)
def show_invoice_page(claim_id: int, invoice_id: int, page: int, asked: ClaimPageIn) -> Response:
    """A picture of one page of an invoice's original, for whoever may read the claim."""
    return files.picture(service.invoice_page(person(), claim_id, invoice_id, page, asked.size))
