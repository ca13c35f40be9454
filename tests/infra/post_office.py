"""A real SMTP server on loopback that does what the test wants."""

import asyncio
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from backend.infra.mail import SmtpTransport

Serve = Callable[..., int]


@dataclass
class PostOffice:
    """What a real SMTP server does with a message, as the test wants it."""

    answer: str = "250 OK"
    for_recipient: str = "250 OK"
    received: list[EmailMessage] = field(default_factory=list)
    is_stalled: bool = False
    reached: threading.Event = field(default_factory=threading.Event)

    async def handle_RCPT(  # noqa: N802 - the library finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.for_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.for_recipient

    async def handle_DATA(  # noqa: N802 - the library finds it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.reached.set()
        is_too_late = self.is_stalled
        while self.is_stalled:  # noqa: ASYNC110 - the test's thread ends it
            await asyncio.sleep(0.01)
        if is_too_late:
            return "451 too late"
        if self.answer.startswith("250"):
            content = envelope.original_content or b""
            message = message_from_bytes(content, policy=policy.default)
            assert isinstance(message, EmailMessage)
            self.received.append(message)
        return self.answer


def to_port(port: int, timeout_s: float = 2) -> SmtpTransport:
    return SmtpTransport("127.0.0.1", port, is_tls=False, timeout_s=timeout_s)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
