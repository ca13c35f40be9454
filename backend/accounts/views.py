"""Routes of accounts: set-up, registration, login, people, outbox."""

from typing import Any, cast

from apiflask import APIBlueprint, APIFlask
from flask import current_app, request

from backend.accounts import guard, service
from backend.accounts.guard import Permission, permits, takes_password
from backend.accounts.schemas import (
    AddressConfirmedOut,
    ConfirmationIn,
    ConfirmedOut,
    LetterSentOut,
    LoginIn,
    MailsOut,
    NewPasswordIn,
    PageIn,
    PeopleIn,
    PeopleOut,
    PersonOut,
    PersonPatchIn,
    RegisteredOut,
    ResetWishIn,
    SessionOut,
    SetupIn,
    SignUpIn,
)
from backend.accounts.service import LoginTry, PersonChange, SetupTry, SignUp
from backend.web import transport
from backend.web.context import settings

blueprint = APIBlueprint("accounts", __name__, tag="账号")


@blueprint.get("/api/session")
@blueprint.output(SessionOut)
@permits(Permission.PUBLIC)
def show_session() -> dict[str, Any]:
    """Whether the installation is set up, who is signed in, what the server can do."""
    person = guard.person_or_none()
    return _session_of(person.id if person else None)


@blueprint.post("/api/setup")
@blueprint.input(SetupIn, arg_name="wish")
@blueprint.output(SessionOut, status_code=201)
@takes_password
@permits(Permission.PUBLIC)
def set_up(wish: SetupIn) -> dict[str, Any]:
    """Make the first administrator and sign him in; works once."""
    setup_try = SetupTry(
        transport.never_left_the_machine(), wish.setup_code, request.user_agent.string
    )
    person_id, token = service.set_up(
        settings(), wish.organisation_name, wish.to_person(), setup_try
    )
    guard.hand_out_cookie(token)
    return _session_of(person_id)


@blueprint.post("/api/registrations")
@blueprint.input(SignUpIn, arg_name="wish")
@blueprint.output(RegisteredOut, status_code=202)
@takes_password
@permits(Permission.PUBLIC)
def register(wish: SignUpIn) -> dict[str, Any]:
    """Sign up, as the organisation's settings allow; a mail with a link follows."""
    sign_up = SignUp(wish.to_person(), request.remote_addr or "", wish.invitation)
    return {"email_masked": service.register(settings(), sign_up)}


@blueprint.post("/api/registrations/confirm")
@blueprint.input(ConfirmationIn, arg_name="wish")
@blueprint.output(AddressConfirmedOut)
@permits(Permission.PUBLIC)
def confirm(wish: ConfirmationIn) -> Any:
    """Use the mailed link; works once and within 24 hours."""
    return service.confirm(settings(), wish.token)


@blueprint.post("/api/password-resets")
@blueprint.input(ResetWishIn, arg_name="wish")
@blueprint.output(LetterSentOut, status_code=202)
@permits(Permission.PUBLIC)
def ask_for_reset(wish: ResetWishIn) -> dict[str, Any]:
    """Mail a link to a new password; the same answer for an address that nobody has."""
    masked = service.ask_for_reset(settings(), wish.email, request.remote_addr or "")
    return {"email_masked": masked}


@blueprint.post("/api/password-resets/look")
@blueprint.input(ConfirmationIn, arg_name="wish")
@blueprint.output(ConfirmedOut)
@permits(Permission.PUBLIC)
def look_at_reset(wish: ConfirmationIn) -> dict[str, Any]:
    """Whose password the link may change; it stays unused."""
    return {"username": service.look_at_reset(wish.token)}


@blueprint.post("/api/password-resets/confirm")
@blueprint.input(NewPasswordIn, arg_name="wish")
@blueprint.output(ConfirmedOut)
@takes_password
@permits(Permission.PUBLIC)
def reset_password(wish: NewPasswordIn) -> dict[str, Any]:
    """Set a new password by the mailed link; works once and ends every login session."""
    username = service.reset_password(settings(), wish.token, wish.password)
    guard.take_back_cookie()
    return {"username": username}


@blueprint.post("/api/login")
@blueprint.input(LoginIn, arg_name="wish")
@blueprint.output(SessionOut)
@takes_password
@permits(Permission.PUBLIC)
def log_in(wish: LoginIn) -> dict[str, Any]:
    """Sign in; the browser gets a new session and loses the one it had."""
    signed_in = service.log_in(
        settings(),
        LoginTry(
            username=wish.username,
            password=wish.password,
            address=request.remote_addr or "",
            old_token=guard.token_of_request(),
            user_agent=request.user_agent.string,
            mark_of=guard.mark_of_request,
        ),
    )
    guard.hand_out_cookie(signed_in.token)
    guard.hand_out_mark(signed_in.person_id, signed_in.mark)
    return _session_of(signed_in.person_id)


@blueprint.post("/api/logout")
@blueprint.output({}, status_code=204)
@permits(Permission.PUBLIC)
def log_out() -> str:
    """End this browser's session; fine when there is none."""
    token = guard.token_of_request()
    if token:
        service.log_out(token)
    guard.take_back_cookie()
    return ""


@blueprint.get("/api/people")
@blueprint.input(PeopleIn, location="query", arg_name="asked")
@blueprint.output(PeopleOut)
@permits(Permission.ADMINISTRATOR)
def list_people(asked: PeopleIn) -> dict[str, Any]:
    """Everybody, or those in one state, in the order they came."""
    return service.list_people(
        limit=asked.limit,
        cursor=asked.cursor,
        state=asked.state,
        company_id=asked.company_id,
        search=asked.q,
    )


@blueprint.patch("/api/people/<int:person_id>")
@blueprint.input(PersonPatchIn, arg_name="wish")
@blueprint.output(PersonOut)
@permits(Permission.ADMINISTRATOR)
def change_person(person_id: int, wish: PersonPatchIn) -> PersonOut:
    """Activate or disable a person, set his roles and company."""
    change = PersonChange(
        state=wish.state,
        roles=None if wish.roles is None else frozenset(wish.roles),
        company_id=wish.company_id,
        has_company="company_id" in wish.model_fields_set,
    )
    changed = service.change_person(settings(), guard.person().id, person_id, change)
    return PersonOut.model_validate(changed)


@blueprint.post("/api/people/<int:person_id>/password-reset")
@blueprint.output(LetterSentOut, status_code=202)
@permits(Permission.ADMINISTRATOR)
def start_reset(person_id: int) -> dict[str, Any]:
    """Mail a person the link to a new password; the administrator sees no password."""
    return {"email_masked": service.start_reset(settings(), guard.person().id, person_id)}


@blueprint.get("/api/mails")
@blueprint.input(PageIn, location="query", arg_name="asked")
@blueprint.output(MailsOut)
@permits(Permission.ADMINISTRATOR)
def list_mails(asked: PageIn) -> dict[str, Any]:
    """The outbox, newest first; without a mail server this is where links are found."""
    return service.list_mails(limit=asked.limit, cursor=asked.cursor)


def _session_of(person_id: int | None) -> dict[str, Any]:
    organisation_name = service.find_organisation_name()
    state = "anonymous" if organisation_name is not None else "setup"
    return {
        "state": state if person_id is None else "signed_in",
        "person": None if person_id is None else service.find_person(person_id),
        "must_change_password": person_id is not None and service.is_password_expired(person_id),
        "organisation_name": organisation_name,
        "is_demo": settings().demo,
        "verify_provider": settings().verify_provider,
        "mail": "smtp" if settings().smtp_url else "local",
        "version": cast(APIFlask, current_app).version,
    }
