"""首页."""

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.home import service
from backend.home.schemas import HomeOut
from backend.web.answers import json_answer

blueprint = APIBlueprint("home", __name__, tag="首页")


@blueprint.get("/api/home")
@blueprint.output(HomeOut)
@permits(Permission.SIGNED_IN)
def show_home() -> Response:
    """What the person has and what waits."""
    return json_answer(service.summarise(person().id))
