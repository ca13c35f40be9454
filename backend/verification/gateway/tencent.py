"""Tencent Cloud `VatInvoiceVerifyNew` through its SDK, which is imported at the first call."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog

from backend.kernel.money import text_from_fen
from backend.verification.gateway.replies import read_reply
from backend.verification.outcomes import COULD_NOT_ASK, TENCENT_KINDS, Outcome, tencent_outcome
from backend.verification.questions import CouldNotAskError, VerifyAnswer, VerifyRequest

_log = structlog.get_logger(__name__)
_ACTION = "VatInvoiceVerifyNew"
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class Access:
    """How to reach the service; ``endpoint`` is http(s)://host[:port] and comes from settings."""

    secret_id: str
    secret_key: str
    endpoint: str
    timeout_s: float


@dataclass(frozen=True, slots=True)
class _Refusal:
    """The service, or the SDK in its stead, answered with an error code."""

    code: str
    request_id: str | None
    was_sent: bool


class TencentProvider:
    """One call per question; also speaks to the sandbox, which has the same wire format."""

    def __init__(self, access: Access, *, name: str = "tencent", is_sandbox: bool = False) -> None:
        self._access = access
        self.name = name
        self.is_sandbox = is_sandbox

    def verify(self, request: VerifyRequest) -> VerifyAnswer:
        """One outbound call; CouldNotAskError when it brought no answer about the invoice."""
        if request.kind not in TENCENT_KINDS:
            raise CouldNotAskError(Outcome.UNSUPPORTED, "KindNotCovered", was_sent=False)
        if not self._access.secret_id or not self._access.secret_key:
            raise CouldNotAskError(Outcome.PROVIDER_CONFIG, "CredentialMissing", was_sent=False)
        reply = self._call(parameters_of(request))
        if isinstance(reply, _Refusal):
            return _read_refusal(reply)
        return read_reply(_response_in(reply), request)

    def _call(self, parameters: dict[str, Any]) -> bytes | _Refusal:
        try:
            client = self._client()
            import requests
            from tencentcloud.common.exception import TencentCloudSDKException
        except ImportError as error:
            raise CouldNotAskError(
                Outcome.PROVIDER_CONFIG, "PackageMissing", was_sent=False
            ) from error
        try:
            body: bytes = client.call(_ACTION, parameters)
        except TencentCloudSDKException as error:
            return _Refusal(str(error.get_code()), error.get_request_id(), _was_sent(error))
        except requests.RequestException:  # while the body was being read
            return _Refusal("ClientNetworkError", None, was_sent=True)
        except (ValueError, LookupError, TypeError) as error:  # the SDK trusts the body's shape
            raise CouldNotAskError(Outcome.PROVIDER_BUSY, "UnreadableReply") from error
        finally:
            client.request.conn._session.close()
        return body

    def _client(self) -> Any:
        """A new client per call: its HTTP session is not made for several threads."""
        from tencentcloud.common.credential import Credential
        from tencentcloud.common.profile.client_profile import ClientProfile
        from tencentcloud.common.profile.http_profile import HttpProfile
        from tencentcloud.ocr.v20181119.ocr_client import OcrClient

        url = urlsplit(self._access.endpoint)
        # ``protocol`` only counts in the constructor: set later it is ignored without a word.
        http = HttpProfile(
            protocol=url.scheme, endpoint=url.netloc, reqTimeout=self._access.timeout_s
        )
        credential = Credential(self._access.secret_id, self._access.secret_key)
        client = OcrClient(credential, "", ClientProfile(httpProfile=http))
        if url.hostname in _LOOPBACK:
            # The SDK would send even loopback through a proxy named in the environment.
            client.request.conn.proxy = None
            client.request.conn._session.trust_env = False
        return client


def parameters_of(request: VerifyRequest) -> dict[str, Any]:
    """The JSON of one request; fields that the kind does not need are left out."""
    candidates = {
        "InvoiceNo": request.number,
        "InvoiceDate": request.issued_on.isoformat(),
        "InvoiceCode": request.code,
        "InvoiceKind": TENCENT_KINDS[request.kind],
        "CheckCode": request.check_code,
        "Amount": None if request.amount_fen is None else text_from_fen(request.amount_fen),
        "SellerTaxCode": request.seller_tax_id,
    }
    return {name: value for name, value in candidates.items() if value is not None}


def _response_in(body: bytes) -> Any:
    try:
        return json.loads(body)["Response"]
    except (ValueError, LookupError, TypeError) as error:
        raise CouldNotAskError(Outcome.PROVIDER_BUSY, "UnreadableReply") from error


def _read_refusal(refusal: _Refusal) -> VerifyAnswer:
    """Some error codes are answers about the invoice; the others are 'could not ask'."""
    outcome = tencent_outcome(refusal.code)
    if outcome is None:
        _log.error("verify_code_unlisted", raw_code=refusal.code, request_id=refusal.request_id)
        outcome = Outcome.PROVIDER_BUSY
    if outcome is Outcome.PROVIDER_CONFIG:
        _log.error("verify_provider_config", raw_code=refusal.code, request_id=refusal.request_id)
    if outcome in COULD_NOT_ASK:
        raise CouldNotAskError(
            outcome, refusal.code, request_id=refusal.request_id, was_sent=refusal.was_sent
        )
    return VerifyAnswer(outcome=outcome, raw_code=refusal.code, request_id=refusal.request_id)


def _was_sent(error: BaseException) -> bool:
    """False only when no connection came about, by the exception that the SDK wrapped."""
    import requests
    from urllib3.exceptions import NewConnectionError

    cause = error.__context__
    if isinstance(cause, requests.exceptions.ConnectTimeout):
        return False
    reason = getattr(cause.args[0], "reason", None) if cause and cause.args else None
    return not isinstance(reason, NewConnectionError)
