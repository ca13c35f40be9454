"""Routes of 我的提醒: own reminders, red-letter confirmations, and dated items of one's own."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.notify import service
from backend.notify.schemas.admin import DatedItemPageOut, PageIn
from backend.notify.schemas.reminders import (
    RedConfirmationIn,
    RedConfirmationOut,
    RedConfirmationPageOut,
    ReminderIn,
    ReminderOut,
    ReminderPageOut,
    RemindersIn,
)
from backend.notify.service import ReminderWish

blueprint = APIBlueprint("reminders", __name__, tag="提醒")
_NOT_HIS = {404: "不存在，或不是您的提醒"}


@blueprint.get("/api/reminders")
@blueprint.input(RemindersIn, location="query", arg_name="asked")
@blueprint.output(ReminderPageOut)
@permits(Permission.SIGNED_IN)
def list_reminders(asked: RemindersIn) -> dict[str, Any]:
    """The person's reminders by keyset: what is to come, or what has fired."""
    return service.list_reminders(
        person().id, is_done=asked.done, limit=asked.limit, cursor=asked.cursor
    )


@blueprint.post("/api/reminders")
@blueprint.input(ReminderIn, arg_name="wish")
@blueprint.output(ReminderOut, status_code=201)
@permits(Permission.SIGNED_IN)
def add_reminder(wish: ReminderIn) -> Any:
    """Set a reminder."""
    return service.add_reminder(person().id, ReminderWish(**wish.model_dump()))


@blueprint.put("/api/reminders/<int:reminder_id>")
@blueprint.input(ReminderIn, arg_name="wish")
@blueprint.output(ReminderOut)
@blueprint.doc(responses=_NOT_HIS)
@permits(Permission.SIGNED_IN)
def change_reminder(reminder_id: int, wish: ReminderIn) -> Any:
    """Set a reminder anew."""
    return service.change_reminder(person().id, reminder_id, ReminderWish(**wish.model_dump()))


@blueprint.delete("/api/reminders/<int:reminder_id>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses=_NOT_HIS)
@permits(Permission.SIGNED_IN)
def remove_reminder(reminder_id: int) -> str:
    """Take a reminder away."""
    service.remove_reminder(person().id, reminder_id)
    return ""


@blueprint.get("/api/red-confirmations")
@blueprint.input(PageIn, location="query", arg_name="asked")
@blueprint.output(RedConfirmationPageOut)
@permits(Permission.SIGNED_IN)
def list_confirmations(asked: PageIn) -> dict[str, Any]:
    """The person's red-letter confirmations, newest first, by keyset."""
    return service.list_confirmations(person().id, limit=asked.limit, cursor=asked.cursor)


@blueprint.post("/api/red-confirmations")
@blueprint.input(RedConfirmationIn, arg_name="wish")
@blueprint.output(RedConfirmationOut, status_code=201)
@permits(Permission.SIGNED_IN)
def add_confirmation(wish: RedConfirmationIn) -> dict[str, Any]:
    """Count down a red-letter confirmation."""
    return service.add_confirmation(person().id, wish.number, wish.came_at)


@blueprint.post("/api/red-confirmations/<int:confirmation_id>/done")
@blueprint.output(RedConfirmationOut)
@blueprint.doc(responses=_NOT_HIS)
@permits(Permission.SIGNED_IN)
def close_confirmation(confirmation_id: int) -> dict[str, Any]:
    """已处理: it reminds no more."""
    return service.close_confirmation(person().id, confirmation_id)


@blueprint.delete("/api/red-confirmations/<int:confirmation_id>")
@blueprint.output({}, status_code=204)
@blueprint.doc(responses=_NOT_HIS)
@permits(Permission.SIGNED_IN)
def remove_confirmation(confirmation_id: int) -> str:
    """It was registered by mistake."""
    service.remove_confirmation(person().id, confirmation_id)
    return ""


@blueprint.get("/api/my-dated-items")
@blueprint.input(PageIn, location="query", arg_name="asked")
@blueprint.output(DatedItemPageOut)
@permits(Permission.SIGNED_IN)
def list_own_items(asked: PageIn) -> dict[str, Any]:
    """The open dated items for which the person is responsible, by last day."""
    return service.list_items(
        person_id=person().id, is_closed=False, limit=asked.limit, cursor=asked.cursor
    )
