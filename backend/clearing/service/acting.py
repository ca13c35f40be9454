"""What people do with a running session: confirm, approve, unlock, go on, give up, sign off."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.rules import Person, Role
from backend.accounts.service import proving
from backend.audit import service as audit
from backend.clearing.errors import (
    ApprovalFirstError,
    CannotAbortError,
    FiguresChangedError,
    NotPossibleNowError,
    OwnApprovalError,
)
from backend.clearing.models import ClearSession
from backend.clearing.rules import order
from backend.clearing.schemas.sessions import ClearConfirmIn, SignOffIn
from backend.clearing.service import telling
from backend.clearing.service.parts import clear_desk
from backend.clearing.service.pausing import can_abort, lift
from backend.clearing.service.standing import (
    command,
    find_session,
    lock_session,
    names_of,
    note,
    units_of,
)
from backend.clearing.states import ClearState, CommandKind, RegisterUpdate
from backend.infra.db import end_reading, transaction
from backend.kernel import clock
from backend.kernel.errors import InvalidInputError

_UPDATES = {
    RegisterUpdate.YES: "收款机已做税控更新",
    RegisterUpdate.NO: "收款机没有做税控更新",
    RegisterUpdate.LATER: "收款机稍后做税控更新",
}


def challenge(person: Person, session_no: str) -> dict[str, Any]:
    """How the confirmation will be proved: mails a code where mail is set up."""
    row = find_session(person, session_no)
    if row.state is not ClearState.LISTED:
        raise NotPossibleNowError
    end_reading()
    settings = clear_desk().settings
    if not settings.smtp_url:
        return {"by": "password", "sent_to": None, "expires_at": None}
    mailed = proving.mail_clearing_code(settings, person, session_no)
    return {"by": "mail", "sent_to": mailed.sent_to, "expires_at": mailed.expires_at}


def confirm(person: Person, session_no: str, act: ClearConfirmIn) -> None:
    """确认清卡 of the figures that were seen; the station hears it once all words are there.

    FiguresChangedError for other figures, ApprovalFirstError before a second person's word;
    InvalidInputError for a wrong code or password.
    """
    row = find_session(person, session_no)
    if row.state is not ClearState.LISTED:
        raise NotPossibleNowError
    _refuse_unapproved(row)
    end_reading()
    proof = _prove(person, session_no, act)
    with transaction() as session:
        row = lock_session(session, person, session_no)
        _refuse_other_figures(session, row, act.fingerprints)
        _refuse_unapproved(row)
        proof.use(session)
        row.confirmed_by, row.confirmed_at = person.id, clock.now()
        row.confirmed = dict(act.fingerprints)
        note(session, row, "person_confirmed", f"{person.display_name} 已确认清单")
        _record(session, person, row, "confirmed", {"fingerprints": row.confirmed})
        deliveries = _pass_on(session, row, person)
    telling.ring(deliveries)


def _prove(person: Person, session_no: str, act: ClearConfirmIn) -> proving.Proof:
    wants_code = bool(clear_desk().settings.smtp_url)
    typed = act.code if wants_code else act.password
    if not typed:
        field = "code" if wants_code else "password"
        what = "邮件里的验证码" if wants_code else "登录密码"
        raise InvalidInputError([{"field": field, "message": f"请输入{what}来确认。"}])
    if wants_code:
        return proving.prove_by_code(person.id, session_no, typed)
    return proving.prove_by_password(person.id, typed)


def approve(person: Person, session_no: str, fingerprints: dict[str, str]) -> None:
    """复核 by another person than the operator, of the figures that were seen."""
    with transaction() as session:
        row = lock_session(session, person, session_no)
        if person.id in {row.operator_id, row.confirmed_by}:
            raise OwnApprovalError
        if not row.needs_approval:
            raise NotPossibleNowError
        _refuse_other_figures(session, row, fingerprints)
        row.approved_by, row.approved_at = person.id, clock.now()
        row.approved = dict(fingerprints)
        note(session, row, "person_approved", f"{person.display_name} 已复核")
        _record(session, person, row, "approved", {"fingerprints": row.approved})
        deliveries = _pass_on(session, row, person)
    telling.ring(deliveries)


def _refuse_other_figures(session: Session, row: ClearSession, seen: dict[str, str]) -> None:
    if row.state is not ClearState.LISTED or row.abort_asked_at is not None:
        raise NotPossibleNowError
    listed = {
        one.unit_id: one.fingerprint
        for one in units_of(session, row.id)
        if one.state not in order.ENDED
    }
    if seen != listed:
        raise FiguresChangedError


def _refuse_unapproved(row: ClearSession) -> None:
    if row.needs_approval and not row.approved:
        raise ApprovalFirstError


def _pass_on(session: Session, row: ClearSession, person: Person) -> list[int]:
    """The station hears of a whole confirmation; before it the operator, that he may give it."""
    if not row.confirmed:
        return telling.tell_approved(session, row, person.display_name)
    if row.needs_approval and row.approved != row.confirmed:
        return telling.tell_waits_for_approval(session, row)
    command(
        session,
        row.station_id,
        CommandKind.CONFIRM,
        session_no=row.session_no,
        body={"fingerprints": row.confirmed, "by": _by(session, row, person)},
        made_by=person.id,
    )
    return []


def _by(session: Session, row: ClearSession, person: Person) -> str:
    names = names_of(session, [row.confirmed_by, row.approved_by])
    confirmed = names.get(row.confirmed_by or 0, person.display_name)
    if row.approved_by is None:
        return confirmed
    return f"{confirmed}（{names.get(row.approved_by, '')} 复核）"


def unlock(person: Person, session_no: str, sealed: str) -> None:
    """Pass the PIN on, which only the station can open."""
    with transaction() as session:
        row = _running(session, person, session_no)
        command(
            session,
            row.station_id,
            CommandKind.UNLOCK,
            session_no=session_no,
            body={},
            sealed=sealed,
            made_by=person.id,
        )
        note(session, row, "person_unlocked", f"{person.display_name} 已输入口令")
        _record(session, person, row, "unlocked", {})


def resume(person: Person, session_no: str) -> None:
    """继续: the station looks at once."""
    with transaction() as session:
        row = _running(session, person, session_no)
        lift(row)
        command(
            session,
            row.station_id,
            CommandKind.RESUME,
            session_no=session_no,
            body={},
            made_by=person.id,
        )
        note(session, row, "person_resumed", f"{person.display_name} 点了继续")
        _record(session, person, row, "resumed", {})


def abort(person: Person, session_no: str) -> None:
    """放弃, before anything left the house; the station has the last word. CannotAbortError."""
    with transaction() as session:
        row = _running(session, person, session_no)
        if not can_abort(session, row):
            raise CannotAbortError
        if row.abort_asked_at is None:
            row.abort_asked_at = clock.now()
            command(
                session,
                row.station_id,
                CommandKind.ABORT,
                session_no=session_no,
                body={},
                made_by=person.id,
            )
            note(session, row, "person_aborted", f"{person.display_name} 要求放弃")
            _record(session, person, row, "abort_asked", {})


def sign_off(person: Person, session_no: str, act: SignOffIn) -> None:
    """审核确认 (E12) by name; 税控更新 that was put off is answered later."""
    with transaction() as session:
        row = lock_session(session, person, session_no)
        is_open = row.signed_off_at is None or row.register_update is RegisterUpdate.LATER
        if row.state is not ClearState.DONE or not is_open:
            raise NotPossibleNowError
        row.signed_off_by, row.signed_off_at = person.id, clock.now()
        row.register_update = act.has_register_updated
        text = f"{person.display_name} 已审核确认，{_UPDATES[act.has_register_updated]}"
        note(session, row, "signed_off", text)
        _record(session, person, row, "signed_off", {"register_update": act.has_register_updated})


def _running(session: Session, person: Person, session_no: str) -> ClearSession:
    row = lock_session(session, person, session_no)
    if row.ended_at is not None:
        raise NotPossibleNowError
    return row


def _record(
    session: Session, person: Person, row: ClearSession, verb: str, facts: dict[str, Any]
) -> None:
    audit.record(
        session,
        actor_id=person.id,
        action=f"clearing.{verb}",
        subject="clear_session",
        subject_id=row.id,
        facts={"session": row.session_no, **facts},
    )


def may_operate(person: Person) -> bool:
    """Whether the person clears at all."""
    return bool({Role.CLEARING_OPERATOR, Role.ADMINISTRATOR} & person.roles)
