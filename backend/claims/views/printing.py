"""Routes of 打印: how many pages, pictures of them, the file."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.claims import service
from backend.claims.schemas.output import PrintIn, PrintOut
from backend.claims.service import PrintParts, Wish
from backend.web import files

blueprint = APIBlueprint("claim_printing", __name__, tag="打印")

_REFUSED: dict[int | str, Any] = {
    404: "不存在，或与您无关",
    413: "附件太大，一个文件放不下",
    422: "预览已过期，或超出时间、内存上限",
    503: "没有中文字体，或打印服务正忙",
}


def _is(media_type: str) -> dict[int | str, Any]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {**_REFUSED, 200: {"description": "打印出来的样子", "content": {media_type: binary}}}


def _wish(asked: PrintIn) -> Wish:
    return Wish(paper=asked.paper, parts=PrintParts(asked.parts), at=asked.at)


@blueprint.get("/api/claims/<int:claim_id>/print")
@blueprint.input(PrintIn, location="query", arg_name="asked")
@blueprint.output(PrintOut)
@blueprint.doc(responses=_REFUSED)
@permits(Permission.SIGNED_IN)
def describe_print(claim_id: int, asked: PrintIn) -> dict[str, Any]:
    """Make the print; say how many sheets it has and what became of each proof."""
    return service.describe_print(person(), claim_id, _wish(asked))


@blueprint.get("/api/claims/<int:claim_id>/print/pages/<int:page>.png")
@blueprint.input(PrintIn, location="query", arg_name="asked")
@blueprint.doc(responses=_is("image/png"))
@permits(Permission.SIGNED_IN)
def show_page(claim_id: int, page: int, asked: PrintIn) -> Response:
    """A picture of one page of the very file that is printed, from 1."""
    return files.picture(service.print_page(person(), claim_id, _wish(asked), page), "image/png")


@blueprint.get("/api/claims/<int:claim_id>/print.pdf")
@blueprint.input(PrintIn, location="query", arg_name="asked")
@blueprint.doc(responses=_is("application/pdf"))
@permits(Permission.SIGNED_IN)
def print_claim(claim_id: int, asked: PrintIn) -> Response:
    """The form and everything that proves it, in one file."""
    path, name = service.print_file(person(), claim_id, _wish(asked))
    return files.streamed(path.open("rb"), name, "application/pdf", is_shown=True)
