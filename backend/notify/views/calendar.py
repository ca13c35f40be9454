"""The calendar itself: whoever has the secret address may read it, as calendars cannot sign in."""

from apiflask import APIBlueprint
from flask import Response, request

from backend.accounts.guard import Permission, permits
from backend.notify import service

blueprint = APIBlueprint("calendar", __name__, tag="消息")


@blueprint.get("/api/calendar/<token>.ics")
@blueprint.doc(responses={404: "链接无效或已停用", 429: "错误的链接打开得太频繁"})
@permits(Permission.PUBLIC)
def read_calendar(token: str) -> Response:
    """A person's dates as iCalendar."""
    answer = Response(service.read_feed(token, request.remote_addr or ""))
    answer.content_type = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'inline; filename="piaokatong.ics"'
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
