"""Mails: a row of the caller's transaction, delivered by the worker, or kept for people to read.

Without SMTP_URL a mail stays in the local outbox ('local'), where an administrator reads it.
With it the row waits, is claimed with a lease, sent, and its body forgotten, since it holds a
link that signs for its owner. A worker killed between the server's yes and ours sends the mail
again, with the same Message-ID: at-least-once is all that mail can promise.
"""

import contextlib
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from enum import StrEnum
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

import structlog
from sqlalchemy import String, Text, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from backend.infra import jobs
from backend.infra.config import Settings, SettingsError
from backend.infra.db import Base, choice, db, end_reading, transaction
from backend.infra.jobs import Claim, JobColumns, Work
from backend.kernel import clock, ids

_log = structlog.get_logger(__name__)
_TIMEOUT_S = 15.0
_MOST_TRIES = 16
_KEPT = timedelta(days=30)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
WORK = "mail"


class MailState(StrEnum):
    """What became of a mail; 'local' = nobody sends it."""

    LOCAL = "local"
    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


class Mail(JobColumns, Base):
    """One mail to one person. ``body`` is empty once it was sent."""

    __tablename__ = "mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[MailState] = mapped_column(choice(MailState), index=True)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


def post(session: Session, settings: Settings, *, to: str, subject: str, body: str) -> int:
    """Put a mail into the caller's transaction; ``ring`` with its id after the commit."""
    now = clock.now()
    is_local = not settings.smtp_url
    mail = Mail(
        to=to,
        subject=subject,
        body=body,
        state=MailState.LOCAL if is_local else MailState.WAITING,
        created_at=now,
        next_try_at=None if is_local else now,
    )
    session.add(mail)
    session.flush()
    return mail.id


def ring(mail_id: int) -> None:
    """Tell the worker that this mail is committed."""
    jobs.ring(WORK, mail_id)


class RefusedError(Exception):
    """The mail server said no for good; the text says why."""


class Transport(Protocol):
    """Hands one message to a mail server."""

    def send(self, message: EmailMessage) -> None:
        """OSError or SMTPException: could not send, try again. RefusedError: never will."""
        ...


@dataclass(frozen=True, slots=True)
class SmtpTransport:
    """smtp:// (STARTTLS when the server offers it) or smtps://; certificates are verified.

    A password is never sent without TLS, but to this machine itself.
    """

    host: str
    port: int
    is_tls: bool
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = _TIMEOUT_S

    def send(self, message: EmailMessage) -> None:
        server = self._connect()
        try:
            if self.user:
                server.login(self.user, self.password)
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            _raise_refusal(error)
        finally:
            _leave(server)

    def _connect(self) -> smtplib.SMTP:
        trust = ssl.create_default_context()
        if self.is_tls:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout_s, context=trust)
        server = smtplib.SMTP(self.host, self.port, timeout=self.timeout_s)
        try:
            self._protect(server, trust)
        except BaseException:
            server.close()
            raise
        return server

    def _protect(self, server: smtplib.SMTP, trust: ssl.SSLContext) -> None:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=trust)
        elif self.user and self.host not in _LOOPBACK:
            raise smtplib.SMTPNotSupportedError("no STARTTLS: the password is not sent")


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye. What goes wrong here must not make a mail unsent that was accepted."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def _raise_refusal(error: smtplib.SMTPRecipientsRefused) -> None:
    """5xx is for good, 4xx (greylisting, a full mailbox) for now."""
    code, reply = next(iter(error.recipients.values()))
    if 500 <= code < 600:
        raise RefusedError(f"{code} {reply.decode(errors='replace')}") from error
    raise error


def smtp_transport(settings: Settings) -> SmtpTransport:
    """The server that SMTP_URL names; SettingsError when it cannot be understood."""
    try:
        return _transport_of(urlsplit(settings.smtp_url))
    except ValueError as error:
        text = "SMTP_URL must look like smtp://user:password@host:587 or smtps://host"
        raise SettingsError(text) from error


def _transport_of(url: SplitResult) -> SmtpTransport:
    if url.scheme not in {"smtp", "smtps"} or not url.hostname:
        raise ValueError("scheme or host")
    is_tls = url.scheme == "smtps"
    return SmtpTransport(
        host=url.hostname,
        port=url.port or (465 if is_tls else 587),
        is_tls=is_tls,
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
    )


def delivery(settings: Settings, transport: Transport | None = None) -> Work:
    """The worker's part of mailing; without SMTP_URL no row is ever due."""
    if transport is None and settings.smtp_url:
        transport = smtp_transport(settings)
    return Work(
        name=WORK,
        table=Mail,
        do=_deliverer(transport, settings.mail_from),
        lease=timedelta(minutes=3),
        max_attempts=_MOST_TRIES,
    )


def _deliverer(transport: Transport | None, sender: str) -> Callable[[Claim], None]:
    def deliver(claim: Claim) -> None:
        if transport is None:
            _keep_local(claim)
            return
        mail = db.session.get_one(Mail, claim.row_id)
        message = compose(
            sender=sender,
            to=mail.to,
            subject=mail.subject,
            body=mail.body,
            at=mail.created_at,
            reference=str(mail.id),
        )
        end_reading()
        try:
            transport.send(message)
        except RefusedError as error:
            _put_off(claim, f"收件服务器拒收，不再重试：{error}", is_final=True)
        except (OSError, smtplib.SMTPException) as error:
            is_final = claim.attempt >= _MOST_TRIES
            _put_off(claim, f"暂时发不出去：{type(error).__name__} {error}", is_final=is_final)
        else:
            _note_sent(claim)

    return deliver


def compose(
    *, sender: str, to: str, subject: str, body: str, at: datetime, reference: str
) -> EmailMessage:
    """A plain-text mail; ``reference`` and ``at`` make a Message-ID of their own.

    It is the same at every try: a mail server or reader may drop the second copy.
    """
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    domain = sender.rpartition("@")[2].strip("<> ") or "localhost"
    message["Message-ID"] = f"<{reference}.{at:%Y%m%d%H%M%S%f}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def _note_sent(claim: Claim) -> None:
    with transaction() as session:
        jobs.settle(
            session,
            Mail,
            claim,
            state=MailState.SENT,
            body="",
            sent_at=clock.now(),
            next_try_at=None,
            last_error=None,
        )
    _log.info("mail_sent", mail_id=claim.row_id, attempt=claim.attempt)


def _keep_local(claim: Claim) -> None:
    """SMTP_URL was taken away while the mail waited: people read it in the local outbox."""
    with transaction() as session:
        jobs.settle(session, Mail, claim, state=MailState.LOCAL, next_try_at=None)


def _put_off(claim: Claim, reason: str, *, is_final: bool) -> None:
    pause = jobs.backoff(claim.attempt, base_s=5, cap_s=3600, spread=ids.fraction())
    with transaction() as session:
        jobs.settle(
            session,
            Mail,
            claim,
            state=MailState.DEAD if is_final else MailState.WAITING,
            next_try_at=None if is_final else clock.now() + pause,
            last_error=reason.replace("\0", " ")[:500],  # PostgreSQL cannot keep NUL
        )
    _log.warning("mail_not_sent", mail_id=claim.row_id, attempt=claim.attempt, is_dead=is_final)


def tidy() -> None:
    """Forget mails of long ago that nobody will send any more. Run daily."""
    old = Mail.created_at < clock.now() - _KEPT
    with transaction() as session:
        session.execute(
            delete(Mail)
            .where(old, Mail.state != MailState.WAITING)
            .execution_options(synchronize_session=False)
        )
