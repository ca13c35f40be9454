"""Asks the pretend tax office in this very process: nothing serves while the demo is filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from flask import current_app

from backend.infra import jobs
from backend.infra.parts import part, provide
from backend.kernel import clock
from backend.sandbox.answers import AnswerError, TaxOffice
from backend.verification.gateway import VerifyProvider
from backend.verification.gateway.replies import read_reply
from backend.verification.gateway.tencent import parameters_of
from backend.verification.outcomes import COULD_NOT_ASK, TENCENT_KINDS, Outcome, tencent_outcome
from backend.verification.questions import CouldNotAskError, VerifyAnswer, VerifyRequest
from backend.verification.service import Verifier


class OfficeNextDoor:
    """The sandbox's answers without its wire; marked as the sandbox's like all of them."""

    name = "sandbox"
    is_sandbox = True

    def __init__(self) -> None:
        self._office = TaxOffice()

    def verify(self, request: VerifyRequest) -> VerifyAnswer:
        """As the sandbox would; CouldNotAskError for what it would not answer."""
        if request.kind not in TENCENT_KINDS:
            raise CouldNotAskError(Outcome.UNSUPPORTED, "KindNotCovered", was_sent=False)
        try:
            told = self._office.answer(parameters_of(request), clock.now())
        except AnswerError as error:
            return _refused(error.code)
        return read_reply(told | {"RequestId": "demo"}, request)


def _refused(code: str) -> VerifyAnswer:
    outcome = tencent_outcome(code) or Outcome.PROVIDER_BUSY
    if outcome in COULD_NOT_ASK:
        raise CouldNotAskError(outcome, code)
    return VerifyAnswer(outcome=outcome, raw_code=code, request_id=None)


def verify_what_waits() -> None:
    """Let every invoice that waits have its verdict now."""
    with _next_door(OfficeNextDoor()):
        jobs.run_due()


@contextmanager
def _next_door(provider: VerifyProvider) -> Iterator[None]:
    usual = part(Verifier)
    application = current_app._get_current_object()  # type: ignore[attr-defined]
    provide(application, replace(usual, provider=provider))
    try:
        yield
    finally:
        provide(application, usual)
