"""Structured logs: one JSON object a line on standard error, without personal data."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

from backend.infra import log_lines

_HIDDEN = ("password", "token", "secret", "tax_id", "email", "payload", "name")


def _hide(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    """A last net: values under names that hold personal data never reach a log."""
    for key in event:
        if key.endswith(_HIDDEN) and key not in {"name", "event"}:
            event[key] = "***"
    return event


def _dump(event: Any, **_options: Any) -> str:
    return orjson.dumps(event, default=str).decode()


def configure(level: int = logging.INFO) -> None:
    """Set up structlog and the standard library's logging for this process."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _hide,
            log_lines.note,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_dump),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
