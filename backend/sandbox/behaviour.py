"""Error behaviours on command: what the sandbox does wrong for the next calls."""

import threading
from dataclasses import dataclass, replace
from enum import StrEnum


class Fault(StrEnum):
    """One way to go wrong."""

    TAX_NETWORK_ERROR = "tax_network_error"
    REQUEST_LIMIT = "request_limit"
    ARREARS = "arrears"
    AUTH_FAILURE = "auth_failure"
    UNLISTED_CODE = "unlisted_code"
    HTTP_500 = "http_500"
    GARBAGE = "garbage"
    HALF_BODY = "half_body"
    SLOW = "slow"
    RESET = "reset"


ERROR_CODES = {
    Fault.TAX_NETWORK_ERROR: "ResourceUnavailable.TaxNetworkError",
    Fault.REQUEST_LIMIT: "RequestLimitExceeded",
    Fault.ARREARS: "FailedOperation.ArrearsError",
    Fault.AUTH_FAILURE: "AuthFailure.SignatureFailure",
    Fault.UNLISTED_CODE: "FailedOperation.SandboxSurprise",
}
"""Faults that are an ordinary answer with an error code."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to do wrong; ``times`` None means until told otherwise."""

    fault: Fault
    times: int | None = None
    seconds: float = 0.0


class Behaviour:
    """The order in force, shared by all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._order: Order | None = None

    def command(self, order: Order | None) -> None:
        """Replace the order; None means behave."""
        with self._lock:
            self._order = order

    def current(self) -> Order | None:
        """The order in force, without using it up."""
        return self._order

    def next(self) -> Order | None:
        """The order for this call."""
        with self._lock:
            order = self._order
            if order is not None and order.times is not None:
                left = order.times - 1
                self._order = replace(order, times=left) if left > 0 else None
            return order
