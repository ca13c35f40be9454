"""Readers through PC/SC: the only module that knows pyscard, which is loaded when first needed.

A transmit may block for ever (a mute card), and old handles stay dead after a removal or a
restart of the service: so every call runs in a thread of its own with a deadline, and whoever
gets an error connects afresh. Monitors of pyscard die silently with the service: ``look`` asks.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTimeError
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from backend.cards.errors import (
    CardAbsentError,
    CardRemovedError,
    DeviceBusyError,
    DeviceError,
    DeviceTimeoutError,
    ReaderGoneError,
    ServiceDownError,
)

CONNECT_TIMEOUT_S = 10.0
Result = TypeVar("Result")
_BY_HRESULT: dict[int, type[DeviceError]] = {
    0x8010000C: CardAbsentError,
    0x80100016: CardRemovedError,
    0x80100069: CardRemovedError,
    0x80100068: CardRemovedError,
    0x8010000B: DeviceBusyError,
    0x8010001D: ServiceDownError,
    0x8010001E: ServiceDownError,
    0x8010006A: ServiceDownError,
    0x80100009: ReaderGoneError,
    0x80100017: ReaderGoneError,
    0x8010002E: ReaderGoneError,
    0x8010000A: DeviceTimeoutError,
    0x80100066: DeviceTimeoutError,
}
"""What pcscd's error codes are to us; any other is a card that gave no valid answer."""


@dataclass(frozen=True, slots=True)
class SeenReader:
    """A reader as it is now."""

    name: str
    has_card: bool


def look() -> list[SeenReader]:
    """All readers. ServiceDownError when pyscard is missing or pcscd does not answer."""
    return [SeenReader(one, _has_card(one)) for one in _names()]


def _names() -> list[str]:
    try:
        from smartcard.pcsc.PCSCExceptions import EstablishContextException
        from smartcard.System import readers
    except ImportError as error:
        raise ServiceDownError(_NO_LIBRARY) from error
    try:
        return [str(one) for one in readers()]
    except EstablishContextException as error:
        raise ServiceDownError from error
    except Exception as error:
        raise translated(error) from error


_NO_LIBRARY = (
    "这台电脑没有安装读卡组件（pyscard）。请安装 swig、libpcsclite-dev、gcc 后重新运行 ./run。"
)


def _has_card(name: str) -> bool:
    """Asks the service, not the card: one held by somebody else is seen, too."""
    from smartcard import scard

    result, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    if result != scard.SCARD_S_SUCCESS:
        raise ServiceDownError
    try:
        asked = [(name, scard.SCARD_STATE_UNAWARE)]
        result, states = scard.SCardGetStatusChange(context, 0, asked)
        if result not in {scard.SCARD_S_SUCCESS, scard.SCARD_E_TIMEOUT}:
            return False
        return bool(states and states[0][1] & scard.SCARD_STATE_PRESENT)
    finally:
        scard.SCardReleaseContext(context)


def translated(error: BaseException) -> DeviceError:
    """Our error for one of pyscard's. hresult 0 beside an exception is no success."""
    if isinstance(error, DeviceError):
        return error
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "EstablishContextException" in kinds:
        return ServiceDownError()
    if "NoCardException" in kinds:
        return CardAbsentError()
    code = getattr(error, "hresult", None)
    return _BY_HRESULT.get((code or 0) & 0xFFFFFFFF, CardRemovedError)()


class _Worker:
    """A thread that does one call after the other; given up when one never returns."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        threading.Thread(target=self._work, name="pcsc", daemon=True).start()

    def call(self, act: Callable[[], Result], timeout_s: float) -> Result:
        """What ``act`` gives; DeviceTimeoutError when it takes too long."""
        future: Future[Result] = Future()
        self._calls.put((act, future))
        try:
            return future.result(timeout_s)
        except NotInTimeError as error:
            raise DeviceTimeoutError from error

    def stop(self, *, last: Callable[[], Any] | None = None) -> None:
        """End after the calls so far, and ``last``; a stuck one may end with the process only."""
        if last is not None:
            self._calls.put((last, Future()))
        self._calls.put(None)

    def _work(self) -> None:
        while (job := self._calls.get()) is not None:
            act, future = job
            try:
                future.set_result(act())
            except BaseException as error:  # noqa: BLE001 - it goes to whoever waits for the result
                future.set_exception(error)


class PcscReader:
    """One card in one named reader, held exclusively. Implements CardReader."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._connection: Any = None
        self._worker: _Worker | None = None
        """Begins with the first call: a reader that was let go leaves no thread behind."""

    def transmit(self, apdu: bytes, *, timeout_s: float) -> tuple[bytes, int]:
        connection = self._connected()
        data, sw1, sw2 = self._call(lambda: connection.transmit(list(apdu)), timeout_s)
        return bytes(data), sw1 << 8 | sw2

    def reconnect(self) -> None:
        self._drop()
        self._connected()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        from smartcard import scard

        connection = self._connected()
        handle = connection.component.hcard
        self._call(lambda: scard.SCardBeginTransaction(handle), CONNECT_TIMEOUT_S)
        try:
            yield
        finally:
            with contextlib.suppress(DeviceError):
                self._call(
                    lambda: scard.SCardEndTransaction(handle, scard.SCARD_LEAVE_CARD),
                    CONNECT_TIMEOUT_S,
                )

    def close(self) -> None:
        self._drop()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()

    def _connected(self) -> Any:
        if self._connection is None:
            self._connection = self._call(self._connect, CONNECT_TIMEOUT_S)
        return self._connection

    def _connect(self) -> Any:
        """Exclusive: the PIN state is shared by all shared handles of one card."""
        from smartcard.CardConnection import CardConnection
        from smartcard.scard import SCARD_SHARE_EXCLUSIVE
        from smartcard.System import readers

        found: Sequence[Any] = [one for one in readers() if str(one) == self.name]
        if not found:
            raise ReaderGoneError
        connection = found[0].createConnection()
        protocols = CardConnection.T0_protocol | CardConnection.T1_protocol
        try:
            connection.connect(protocols, mode=SCARD_SHARE_EXCLUSIVE)
        except BaseException:
            _release(connection)
            raise
        return connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(DeviceTimeoutError):
                self._working().call(lambda: _release(connection), CONNECT_TIMEOUT_S)

    def _leave_behind(self) -> None:
        """The stuck thread lets the card go by itself, if its call ever returns."""
        stuck, connection = self._worker, self._connection
        self._worker, self._connection = None, None
        if stuck is not None:
            stuck.stop(last=None if connection is None else lambda: _release(connection))

    def _working(self) -> _Worker:
        if self._worker is None:
            self._worker = _Worker()
        return self._worker

    def _call(self, act: Callable[[], Result], timeout_s: float) -> Result:
        try:
            return self._working().call(act, timeout_s)
        except DeviceTimeoutError:
            self._leave_behind()
            raise
        except Exception as error:
            raise translated(error) from error


def _release(connection: Any) -> None:
    """Let go for good: a context that cannot be released any more is forgotten.

    Otherwise the library tries again when the object is collected, and fails aloud.
    """
    component = getattr(connection, "component", connection)
    with contextlib.suppress(Exception):
        component.release()
    component.hcontext = None
