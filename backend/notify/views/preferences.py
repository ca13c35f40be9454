"""Routes of 提醒设置: kinds and channels, this browser's pushes, the calendar address."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person, session_id
from backend.notify import service
from backend.notify.schemas.preferences import (
    CalendarOut,
    PreferencesIn,
    PreferencesOut,
    SubscribedOut,
    SubscriptionIn,
    TestSentOut,
)
from backend.notify.views.devices import browser_of

blueprint = APIBlueprint("notifications", __name__, tag="消息")


@blueprint.get("/api/notifications")
@blueprint.output(PreferencesOut)
@permits(Permission.SIGNED_IN)
def show_preferences() -> dict[str, Any]:
    """What the person chose, his browsers, and whether his calendar reads along."""
    return service.show_preferences(person())


@blueprint.put("/api/notifications")
@blueprint.input(PreferencesIn, arg_name="wish")
@blueprint.output(PreferencesOut)
@permits(Permission.SIGNED_IN)
def change_preferences(wish: PreferencesIn) -> dict[str, Any]:
    """Choose anew: all of it, as the screen shows it."""
    service.change_preferences(person().id, wish.model_dump())
    return service.show_preferences(person())


@blueprint.post("/api/notifications/subscriptions")
@blueprint.input(SubscriptionIn, arg_name="wish")
@blueprint.output(SubscribedOut, status_code=201)
@permits(Permission.SIGNED_IN)
def subscribe(wish: SubscriptionIn) -> dict[str, int]:
    """Send pushes to this browser; the same one again changes nothing."""
    browser = browser_of(session_id(), wish)
    return {"id": service.subscribe(person().id, browser)}


@blueprint.delete("/api/notifications/subscriptions/<int:subscription_id>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses={404: "不存在，或不是您的设备"})
@permits(Permission.SIGNED_IN)
def unsubscribe(subscription_id: int) -> str:
    """No more pushes to this browser."""
    service.unsubscribe(person().id, subscription_id)
    return ""


@blueprint.post("/api/notifications/test")
@blueprint.output(TestSentOut)
@permits(Permission.SIGNED_IN)
def send_test() -> dict[str, bool]:
    """Tell oneself something, to see which ways it comes."""
    return {"is_new": service.send_test(person().id)}


@blueprint.post("/api/calendar")
@blueprint.output(CalendarOut, status_code=201)
@permits(Permission.SIGNED_IN)
def replace_calendar() -> dict[str, str]:
    """A new secret calendar address; the one before stops working."""
    return {"url": service.replace_feed(person().id)}


@blueprint.delete("/api/calendar")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def revoke_calendar() -> str:
    """No calendar reads along any more."""
    service.revoke_feed(person().id)
    return ""
