"""Routes of a person's own account: who he is, where he is signed in, his password, his title."""

from typing import Any

import segno
from apiflask import APIBlueprint

from backend.accounts import guard, service
from backend.accounts.guard import Permission, permits, takes_password
from backend.accounts.own_schemas import (
    CodeIn,
    CodeSentOut,
    EmailChangeIn,
    MobileChangeIn,
    ProfileIn,
    ProfileOut,
    TitleOut,
)
from backend.accounts.schemas import LoginSessionsOut, PasswordChangeIn
from backend.accounts.service import EmailWish, PasswordChange
from backend.web.context import settings

blueprint = APIBlueprint("own_account", __name__, tag="账号")


@blueprint.get("/api/me")
@blueprint.output(ProfileOut)
@permits(Permission.SIGNED_IN)
def show_profile() -> dict[str, Any]:
    """What the person has told of himself, and which changes wait for their code."""
    return _profile()


@blueprint.patch("/api/me")
@blueprint.input(ProfileIn, arg_name="wish")
@blueprint.output(ProfileOut)
@permits(Permission.SIGNED_IN)
def change_profile(wish: ProfileIn) -> dict[str, Any]:
    """Change the display name; counts at once."""
    service.change_display_name(guard.person().id, wish.display_name)
    return _profile()


@blueprint.post("/api/me/email-change")
@blueprint.input(EmailChangeIn, arg_name="wish")
@blueprint.output(CodeSentOut, status_code=202)
@takes_password
@permits(Permission.SIGNED_IN)
def start_email_change(wish: EmailChangeIn) -> Any:
    """Mail a code to the new address; the same answer for one that somebody else has."""
    return service.start_email_change(
        settings(), guard.person(), EmailWish(wish.email, wish.password)
    )


@blueprint.post("/api/me/email-change/confirm")
@blueprint.input(CodeIn, arg_name="wish")
@blueprint.output(ProfileOut)
@permits(Permission.SIGNED_IN)
def confirm_email_change(wish: CodeIn) -> dict[str, Any]:
    """Type the code: from now on the new address counts."""
    service.confirm_email_change(settings(), guard.person().id, wish.code)
    return _profile()


@blueprint.post("/api/me/mobile-change")
@blueprint.input(MobileChangeIn, arg_name="wish")
@blueprint.output(CodeSentOut, status_code=202)
@permits(Permission.SIGNED_IN)
def start_mobile_change(wish: MobileChangeIn) -> Any:
    """Mail a code to the confirmed e-mail address; there is no gateway for short messages."""
    return service.start_mobile_change(settings(), guard.person(), wish.mobile)


@blueprint.post("/api/me/mobile-change/confirm")
@blueprint.input(CodeIn, arg_name="wish")
@blueprint.output(ProfileOut)
@permits(Permission.SIGNED_IN)
def confirm_mobile_change(wish: CodeIn) -> dict[str, Any]:
    """Type the code: from now on the new number counts."""
    service.confirm_mobile_change(guard.person().id, wish.code)
    return _profile()


@blueprint.delete("/api/me/mobile")
@blueprint.output({}, status_code=204)
@permits(Permission.SIGNED_IN)
def remove_mobile() -> str:
    """Forget the mobile number."""
    service.remove_mobile(guard.person().id)
    return ""


@blueprint.get("/api/me/title")
@blueprint.output(TitleOut)
@permits(Permission.SIGNED_IN)
def show_title() -> dict[str, Any]:
    """The title card (抬头) of the person's company, with the code that a seller scans."""
    found = service.find_title(guard.person())
    if found is None:
        return {"company": None, "code": None, "picture": None}
    company, payload = found
    picture = segno.make_qr(payload, error="l").svg_data_uri(border=4, light="#fff")
    return {"company": company, "code": payload, "picture": picture}


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
@takes_password
@permits(Permission.SIGNED_IN, even_expired=True)
def change_password(wish: PasswordChangeIn) -> str:
    """Choose a new password; every other browser is signed out."""
    change = PasswordChange(old=wish.old_password, new=wish.password, token=_token())
    service.change_password(settings(), guard.person(), change)
    return ""


def _profile() -> dict[str, Any]:
    return service.show_profile(guard.person().id)


def _token() -> str:
    return guard.token_of_request() or ""
