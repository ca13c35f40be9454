"""E-mail: plain Chinese text with the deep link, through the mail server of the settings."""

import smtplib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from backend.infra.mail import RefusedError, Transport, compose
from backend.notify.channels.answers import Answer, CouldNotAsk, Refused, Sent, in_parallel


@dataclass(frozen=True, slots=True)
class Letter:
    """One notice as a mail. ``lines`` are texts with in-app paths, as in a digest."""

    notice_id: int
    to: str
    display_name: str
    title: str
    body: str
    link: str
    lines: Sequence[Mapping[str, str]]
    at: datetime


def subject_of(letter: Letter) -> str:
    """The title on one line, marked as ours."""
    return " ".join(f"票卡通：{letter.title}".split())


def text_of(letter: Letter, public_url: str) -> str:
    """The whole mail; links lead into the web client."""
    parts = [f"{letter.display_name}，您好！", letter.body or letter.title]
    parts += [f"{line['text']}\n{public_url}{line['link']}" for line in letter.lines]
    parts += [f"打开查看：{public_url}{letter.link}"]
    parts += [f"不想再收到这类邮件，可在“我的 → 提醒设置”里关闭：{public_url}/notifications"]
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class EmailChannel:
    """Hands letters to the mail server; None as ``transport`` means that nobody sends mails."""

    transport: Transport | None
    sender: str
    public_url: str

    def send_all(self, letters: Sequence[Letter]) -> list[Answer]:
        """What became of each letter, in their order."""
        return in_parallel(letters, self._send, lambda _letter: "smtp")

    def _send(self, letter: Letter) -> Answer:
        if self.transport is None:
            return CouldNotAsk("没有设置发信服务器")
        message = compose(
            sender=self.sender,
            to=letter.to,
            subject=subject_of(letter),
            body=text_of(letter, self.public_url),
            at=letter.at,
            reference=f"notice.{letter.notice_id}",
        )
        try:
            self.transport.send(message)
        except RefusedError as error:
            return Refused(f"收件服务器拒收：{error}")
        except smtplib.SMTPResponseException as error:
            return CouldNotAsk(f"发信服务器暂不接受：{error.smtp_code}")
        except (OSError, smtplib.SMTPException) as error:
            return CouldNotAsk(f"暂时连不上发信服务器：{type(error).__name__}", is_unreachable=True)
        return Sent()
