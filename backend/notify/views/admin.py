"""Routes of administrators: group robots, failed deliveries, dated items."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts.guard import Permission, permits, person
from backend.notify import service
from backend.notify.schemas.admin import (
    DatedItemIn,
    DatedItemOut,
    DatedItemPageOut,
    DatedItemPatchIn,
    DatedItemsIn,
    FailuresOut,
    PageIn,
    RetriedOut,
    RobotIn,
    RobotOut,
    RobotPatchIn,
    RobotsOut,
    RobotTriedOut,
)
from backend.notify.service import ItemFacts, RobotFacts

blueprint = APIBlueprint("notify_admin", __name__, tag="提醒")


@blueprint.get("/api/robots")
@blueprint.output(RobotsOut)
@permits(Permission.ADMINISTRATOR)
def list_robots() -> dict[str, Any]:
    """All group robots, without their addresses."""
    return service.list_robots()


@blueprint.post("/api/robots")
@blueprint.input(RobotIn, arg_name="wish")
@blueprint.output(RobotOut, status_code=201)
@permits(Permission.ADMINISTRATOR)
def add_robot(wish: RobotIn) -> dict[str, Any]:
    """Set up a group robot; its address must be its maker's."""
    return service.add_robot(person().id, RobotFacts(**wish.model_dump()))


@blueprint.patch("/api/robots/<int:robot_id>")
@blueprint.input(RobotPatchIn, arg_name="wish")
@blueprint.output(RobotOut)
@permits(Permission.ADMINISTRATOR)
def change_robot(robot_id: int, wish: RobotPatchIn) -> dict[str, Any]:
    """Change a group robot."""
    changes = wish.model_dump(exclude_none=True)
    return service.change_robot(person().id, robot_id, changes)


@blueprint.delete("/api/robots/<int:robot_id>")
@blueprint.output({}, status_code=204)
@permits(Permission.ADMINISTRATOR)
def remove_robot(robot_id: int) -> str:
    """The group hears nothing any more."""
    service.remove_robot(person().id, robot_id)
    return ""


@blueprint.post("/api/robots/<int:robot_id>/test")
@blueprint.output(RobotTriedOut)
@permits(Permission.ADMINISTRATOR)
def try_robot(robot_id: int) -> dict[str, str]:
    """Let the robot speak now; what came of it."""
    return service.try_robot(robot_id)


@blueprint.get("/api/deliveries")
@blueprint.input(PageIn, location="query", arg_name="asked")
@blueprint.output(FailuresOut)
@permits(Permission.ADMINISTRATOR)
def list_failures(asked: PageIn) -> dict[str, Any]:
    """Deliveries that ended without success, newest first, by keyset."""
    return service.list_failures(limit=asked.limit, cursor=asked.cursor)


@blueprint.post("/api/deliveries/retry")
@blueprint.output(RetriedOut)
@permits(Permission.ADMINISTRATOR)
def retry_all() -> dict[str, int]:
    """After an outage: try all of them again."""
    return {"retried": service.retry_all(person().id)}


@blueprint.post("/api/deliveries/<int:delivery_id>/retry")
@blueprint.output({}, status_code=204)
@permits(Permission.ADMINISTRATOR)
def retry(delivery_id: int) -> str:
    """重试: try one again."""
    service.retry(person().id, delivery_id)
    return ""


@blueprint.post("/api/deliveries/<int:delivery_id>/give-up")
@blueprint.output({}, status_code=204)
@permits(Permission.ADMINISTRATOR)
def give_up(delivery_id: int) -> str:
    """放弃: let one go; the notice stays in the inbox."""
    service.give_up(person().id, delivery_id)
    return ""


@blueprint.get("/api/dated-items")
@blueprint.input(DatedItemsIn, location="query", arg_name="asked")
@blueprint.output(DatedItemPageOut)
@permits(Permission.ADMINISTRATOR)
def list_items(asked: DatedItemsIn) -> dict[str, Any]:
    """Everybody's dated items by last day, by keyset."""
    return service.list_items(
        person_id=None, is_closed=asked.closed, limit=asked.limit, cursor=asked.cursor
    )


@blueprint.post("/api/dated-items")
@blueprint.input(DatedItemIn, arg_name="wish")
@blueprint.output(DatedItemOut, status_code=201)
@permits(Permission.ADMINISTRATOR)
def add_item(wish: DatedItemIn) -> dict[str, Any]:
    """Register a certificate, a device or another thing with a last day."""
    return service.add_item(person().id, ItemFacts(**wish.model_dump()))


@blueprint.patch("/api/dated-items/<int:item_id>")
@blueprint.input(DatedItemPatchIn, arg_name="wish")
@blueprint.output(DatedItemOut)
@permits(Permission.ADMINISTRATOR)
def change_item(item_id: int, wish: DatedItemPatchIn) -> dict[str, Any]:
    """Change a dated item; a new last day reminds anew."""
    return service.change_item(person().id, item_id, wish.model_dump(exclude_none=True))


@blueprint.post("/api/dated-items/<int:item_id>/close")
@blueprint.output(DatedItemOut)
@permits(Permission.ADMINISTRATOR)
def close_item(item_id: int) -> dict[str, Any]:
    """办结: it was dealt with."""
    return service.close_item(person().id, item_id)
