"""Routes of 消息."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.notify import service
from backend.notify.schemas.inbox import NoticePageOut, NoticesIn, ReadAllIn, UnreadOut

blueprint = APIBlueprint("notices", __name__, tag="消息")


@blueprint.get("/api/notices")
@blueprint.input(NoticesIn, location="query", arg_name="asked")
@blueprint.output(NoticePageOut)
@permits(Permission.SIGNED_IN)
def list_notices(asked: NoticesIn) -> dict[str, Any]:
    """The person's notices, newest first, by keyset."""
    me = person().id
    page = service.list_notices(
        me, unread_only=asked.unread, limit=asked.limit, cursor=asked.cursor
    )
    return page | {"unread": service.count_unread(me)}


@blueprint.get("/api/notices/unread")
@blueprint.output(UnreadOut)
@permits(Permission.SIGNED_IN)
def count_unread() -> dict[str, int]:
    """How many notices wait to be read."""
    return {"unread": service.count_unread(person().id)}


@blueprint.post("/api/notices/<int:notice_id>/read")
@blueprint.output(UnreadOut)
@blueprint.doc(responses={404: "不存在，或不是您的消息"})
@permits(Permission.SIGNED_IN)
def mark_read(notice_id: int) -> dict[str, int]:
    """One notice is read; gives how many are left."""
    service.mark_read(person().id, notice_id)
    return {"unread": service.count_unread(person().id)}


@blueprint.post("/api/notices/read")
@blueprint.input(ReadAllIn, arg_name="seen")
@blueprint.output(UnreadOut)
@permits(Permission.SIGNED_IN)
def mark_all_read(seen: ReadAllIn) -> dict[str, int]:
    """全部已读: everything up to the newest one shown; gives how many are left."""
    service.mark_all_read(person().id, seen.up_to_id)
    return {"unread": service.count_unread(person().id)}
