"""Routes of the station (docs/reference/desk.md). No person: a bearer token, no cookie."""

from typing import Any

from apiflask import APIBlueprint
from flask import request

from backend.accounts.guard import Permission, permits
from backend.clearing import service
from backend.clearing.errors import FileTooLargeError
from backend.clearing.schemas.desk import (
    CommandsIn,
    CommandsOut,
    EventsIn,
    EventsOut,
    FileKeptOut,
    HeardOut,
    HeartbeatIn,
    PairedOut,
    PairIn,
)

blueprint = APIBlueprint("desk", __name__, tag="工作站")

_STRANGER: dict[int | str, Any] = {401: "没有配对，或已停用"}


def _token() -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" and 0 < len(token) <= 128 else None


def _station_id() -> int:
    return service.station_of(_token())


@blueprint.post("/api/desk/pair")
@blueprint.input(PairIn, arg_name="wish")
@blueprint.output(PairedOut, status_code=201)
@blueprint.doc(responses={403: "配对码不正确或已过期", 429: "尝试次数过多"})
@permits(Permission.PUBLIC)
def pair(wish: PairIn) -> Any:
    """Pair with a code; an old token keeps the station's row."""
    return service.pair(wish, _token(), request.remote_addr or "")


@blueprint.get("/api/desk/commands")
@blueprint.input(CommandsIn, location="query", arg_name="asked")
@blueprint.output(CommandsOut)
@blueprint.doc(responses=_STRANGER)
@permits(Permission.STATION)
def list_commands(asked: CommandsIn) -> dict[str, Any]:
    """Commands after one; waits for the first (long poll)."""
    return service.list_commands(_station_id(), after=asked.after, wait_s=asked.wait)


@blueprint.post("/api/desk/events")
@blueprint.input(EventsIn, arg_name="told")
@blueprint.output(EventsOut)
@blueprint.doc(responses=_STRANGER | {409: "日志分叉", 422: "日志内容与校验值不符"})
@permits(Permission.STATION)
def mirror(told: EventsIn) -> dict[str, Any]:
    """A stretch of the journal; every entry counts once."""
    return service.mirror(_station_id(), told.entries)


@blueprint.post("/api/desk/heartbeat")
@blueprint.input(HeartbeatIn, arg_name="told")
@blueprint.output(HeardOut)
@blueprint.doc(responses=_STRANGER)
@permits(Permission.STATION)
def hear(told: HeartbeatIn) -> dict[str, Any]:
    """How the desk is."""
    return service.hear(_station_id(), told)


@blueprint.put("/api/desk/sessions/<session_no>/files/<name>")
@blueprint.output(FileKeptOut, status_code=201)
@blueprint.doc(responses=_STRANGER | {404: "没有这次清卡", 409: "已有同名的另一份", 413: "太大"})
@permits(Permission.STATION)
def keep_file(session_no: str, name: str) -> Any:
    """A file of a session, as raw bytes, with its X-Content-SHA256."""
    station_id = _station_id()
    if (request.content_length or 0) > service.LARGEST_FILE:
        raise FileTooLargeError
    request.max_content_length = service.LARGEST_FILE
    sha256 = request.headers.get("X-Content-SHA256", "")
    return service.keep_file(
        station_id, session_no, name, sha256=sha256, content=request.get_data()
    )
