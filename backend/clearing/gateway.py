"""The tax bureau as clearing needs it, and the way to one over HTTP.

Three answers: yes, no (BureauRefusedError, with its QK code), could not ask
(BureauUnavailableError). A failed question is never taken for 'the bureau has nothing'.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Protocol, TypeVar

import requests

from backend.cards.values import ClearTicket, Declaration, UploadAck, UploadBatch
from backend.clearing.rules.keys import UnitKey
from backend.clearing.states import BureauKnows
from backend.kernel import clock
from backend.kernel.errors import DomainError, UnavailableError

_LONGEST_WAIT = timedelta(days=1)
_LARGEST_ANSWER = 1_000_000
NO_UPLOAD = "这个税局地址不接收发票上传。请先在官方开票软件里上传，再回来清卡。"
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class BureauAnswer:
    """What the bureau has. ``fingerprint`` of the declaration that it holds, if it holds one.

    ``reason`` is the bureau's own word for a failed comparison.
    """

    knows: BureauKnows
    fingerprint: str | None = None
    ticket_sha256: str | None = None
    reason: str | None = None


class BureauUnavailableError(UnavailableError):
    """No answer, or one that makes no sense.

    ``until``: the bureau is busy or in maintenance until then; None = it did not say.
    """

    code = "QK-305"
    message = "税局系统暂时没有回应，数据都在，系统会自动重试。"

    def __init__(self, message: str | None = None, *, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


class BureauRefusedError(DomainError):
    """The bureau said no; ``code`` is a QK code."""

    status = 409

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Bureau(Protocol):
    """Raises BureauRefusedError and BureauUnavailableError only."""

    is_sandbox: bool

    def now(self) -> datetime:
        """The bureau's time."""
        ...

    def upload(self, batch: UploadBatch) -> str:
        """Take invoices; gives the receipt number. The same batch again has the same receipt."""
        ...

    def upload_result(self, unit_id: str, kind: str, receipt: str) -> UploadAck | None:
        """The acknowledgement of a batch; None = not yet."""
        ...

    def submit(self, declaration: Declaration, session_id: str) -> str:
        """抄报; gives the receipt number. The same declaration again has the same receipt."""
        ...

    def status(self, key: UnitKey) -> BureauAnswer:
        """Where the declaration stands."""
        ...

    def ticket(self, key: UnitKey) -> ClearTicket:
        """清卡凭据; the same key again gives the same bytes."""
        ...

    def confirm(self, key: UnitKey, session_id: str, proof_sha256: str) -> None:
        """结果确认; may be repeated."""
        ...


class HttpBureau:
    """A bureau that speaks the sandbox's JSON (docs/reference/bureau.md). Implements Bureau."""

    def __init__(self, address: str, *, timeout_s: float = 15.0, is_sandbox: bool = False) -> None:
        self.is_sandbox = is_sandbox
        self._address = address.rstrip("/")
        self.timeout_s = timeout_s
        self._calls = requests.Session()
        self._calls.trust_env = False

    def now(self) -> datetime:
        told = self._ask("GET", "/bureau/time")
        return _read(lambda: datetime.fromisoformat(told["now"]))

    def upload(self, batch: UploadBatch) -> str:
        """No device whose invoices this bureau takes is known: user cards upload nothing."""
        del batch
        raise BureauRefusedError("QK-207", NO_UPLOAD)

    def upload_result(self, unit_id: str, kind: str, receipt: str) -> UploadAck | None:
        del unit_id, kind, receipt
        raise BureauRefusedError("QK-207", NO_UPLOAD)

    def submit(self, declaration: Declaration, session_id: str) -> str:
        body = {
            "session_id": session_id,
            "unit_id": declaration.unit_id,
            "period_start": declaration.period_start.isoformat(),
            "period_end": declaration.period_end.isoformat(),
            "fingerprint": declaration.fingerprint,
            "files": {
                name: base64.b64encode(content).decode()
                for name, content in declaration.files.items()
            },
        }
        told = self._ask("POST", "/bureau/declarations", body)
        return _read(lambda: str(told["receipt"]))

    def status(self, key: UnitKey) -> BureauAnswer:
        told = self._ask("POST", "/bureau/status", _key(key))
        return _read(
            lambda: BureauAnswer(
                BureauKnows(told["knows"]),
                told.get("fingerprint"),
                told.get("ticket_sha256"),
                told.get("reason"),
            )
        )

    def ticket(self, key: UnitKey) -> ClearTicket:
        told = self._ask("POST", "/bureau/tickets", _key(key))
        return _read(
            lambda: ClearTicket(
                key.unit_id,
                key.fingerprint,
                base64.b64decode(told["payload"], validate=True),
                date.fromisoformat(told["limit_date"]) if told.get("limit_date") else None,
            )
        )

    def confirm(self, key: UnitKey, session_id: str, proof_sha256: str) -> None:
        body = _key(key) | {"session_id": session_id, "proof_sha256": proof_sha256}
        self._ask("POST", "/bureau/confirmations", body)

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        try:
            answer = self._calls.request(
                method,
                self._address + path,
                json=body,
                timeout=self.timeout_s,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise BureauUnavailableError from error
        told = _object_of(answer)
        if told is None:
            raise _unavailable(answer)
        if answer.status_code == requests.codes.ok:
            return told
        code = told.get("code")
        if code == BureauUnavailableError.code:
            raise _unavailable(answer, str(told.get("message") or "")[:300])
        if 400 <= answer.status_code < 500 and isinstance(code, str) and code.startswith("QK-"):
            raise BureauRefusedError(code, str(told.get("message", "税局没有受理。"))[:300])
        raise _unavailable(answer)


def _object_of(answer: requests.Response) -> dict[str, Any] | None:
    """None for what is no JSON object, or too much."""
    try:
        told = answer.json() if len(answer.content) <= _LARGEST_ANSWER else None
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _unavailable(answer: requests.Response, message: str = "") -> BureauUnavailableError:
    """With the time at which to come again, if the bureau names one (RFC 9110, Retry-After)."""
    return BureauUnavailableError(
        message or None, until=retry_at(answer.headers.get("Retry-After"), clock.now())
    )


def retry_at(told: str | None, now: datetime) -> datetime | None:
    """Seconds or an HTTP date; None for what is neither, has passed, or is more than a day off."""
    text = (told or "").strip()
    if text.isdecimal():
        until = now + timedelta(seconds=min(int(text[:9]), 2 * _LONGEST_WAIT.days * 86_400))
    else:
        try:
            until = parsedate_to_datetime(text)
        except (TypeError, ValueError):
            return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return until if timedelta(0) < until - now <= _LONGEST_WAIT else None


def _key(key: UnitKey) -> dict[str, Any]:
    return {
        "unit_id": key.unit_id,
        "period_start": key.period_start.isoformat(),
        "fingerprint": key.fingerprint,
    }


def _read(make: Callable[[], Answer]) -> Answer:
    """A member that is missing or of another form makes the whole answer none."""
    try:
        return make()
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise BureauUnavailableError from error
