"""Routes of a person's own account: where he is signed in, his password."""

from typing import Any

from apiflask import APIBlueprint

from backend.accounts import guard, service
from backend.accounts.guard import Permission, permits
from backend.accounts.schemas import LoginSessionsOut, PasswordChangeIn
from backend.accounts.service import PasswordChange
from backend.web.context import settings

blueprint = APIBlueprint("own_account", __name__, tag="账号")


@blueprint.get("/api/me/sessions")
@blueprint.output(LoginSessionsOut)
@permits(Permission.SIGNED_IN)
def list_sessions() -> dict[str, Any]:
    """Where the person is signed in."""
    return {"items": service.list_sessions(guard.person().id, _token())}


@blueprint.delete("/api/me/sessions/<int:session_id>")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def end_session(session_id: int) -> str:
    """Sign out one browser."""
    service.end_session(guard.person().id, session_id)
    return ""


@blueprint.delete("/api/me/sessions")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def end_other_sessions() -> str:
    """Sign out every browser but this one."""
    service.end_other_sessions(guard.person().id, _token())
    return ""


@blueprint.put("/api/me/password")
@blueprint.input(PasswordChangeIn, arg_name="wish")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def change_password(wish: PasswordChangeIn) -> str:
    """Choose a new password; every other browser is signed out."""
    change = PasswordChange(old=wish.old_password, new=wish.password, token=_token())
    service.change_password(settings(), guard.person(), change)
    return ""


def _token() -> str:
    return guard.token_of_request() or ""
