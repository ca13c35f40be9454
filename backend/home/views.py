"""首页."""

from typing import Any

from apiflask import APIBlueprint
from flask import Response

from backend.accounts.guard import Permission, permits, person
from backend.home import service
from backend.home.schemas import AddressOut, HomeOut
from backend.web.answers import json_answer
from backend.web.context import settings

blueprint = APIBlueprint("home", __name__, tag="首页")


@blueprint.get("/api/home")
@blueprint.output(HomeOut)
@permits(Permission.SIGNED_IN)
def show_home() -> Response:
    """What the person has and what waits."""
    return json_answer(service.summarise(person().id))


@blueprint.get("/api/address")
@blueprint.output(AddressOut)
@permits(Permission.PUBLIC)
def show_address() -> dict[str, Any]:
    """Where people find this installation, also before they have signed in."""
    chosen = settings()
    is_set = bool(chosen.public_url) or chosen.tls
    return {"address": chosen.effective_public_url if is_set else None}
