"""What the log says during one request or job, kept for a moment: it may turn out to be a failure.

Only what can be told to others is kept: no message of an exception (it may quote what a person
typed), no long number, no address, no token.
"""

import traceback
from collections import deque
from collections.abc import Iterator, MutableMapping
from contextvars import ContextVar
from pathlib import PurePath
from typing import Any

from backend.kernel.sensitive import scrub

MOST_LINES = 60
_LONGEST_VALUE = 200
_MOST_FRAMES = 8
_MOST_CAUSES = 3
_UNTOUCHED = frozenset({"request_id", "timestamp", "level", "event"})
Line = dict[str, Any]
_heard: ContextVar["deque[Line] | None"] = ContextVar("log_lines", default=None)


def listen() -> None:
    """Forget what was said before and listen, in this thread or task, until the next call."""
    _heard.set(deque(maxlen=MOST_LINES))


def heard() -> list[Line]:
    """The last lines since ``listen``, oldest first; none when nobody listens."""
    return list(_heard.get() or ())


def note(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    """A structlog processor; stands behind the one that hides, before the one that formats."""
    lines = _heard.get()
    if lines is not None:
        lines.append(_told(event))
    return event


def _told(event: MutableMapping[str, Any]) -> Line:
    line = {key: _value(key, value) for key, value in event.items() if key != "exc_info"}
    error = event.get("exc_info")
    if isinstance(error, BaseException):
        line["trace"] = list(_trace(error))
    return line


def _value(key: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)[:_LONGEST_VALUE]
    return text if key in _UNTOUCHED else scrub(text)


def _trace(error: BaseException) -> Iterator[str]:
    """Kinds of errors, the cause last, each with the places that it came through."""
    cause: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if cause is None:
            return
        yield type(cause).__name__
        for frame in traceback.extract_tb(cause.__traceback__)[-_MOST_FRAMES:]:
            yield f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        cause = cause.__cause__ or cause.__context__


def _short(path: str) -> str:
    """From the package on: where the product is installed is nobody's business."""
    parts = PurePath(path).parts
    begin = parts.index("backend") if "backend" in parts else -2
    return "/".join(parts[begin:])
