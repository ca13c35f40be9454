"""The verbs of 报销."""

from typing import Any

from backend.claims import models


def __getattr__(name: str) -> Any:
    raise NotImplementedError(name, models)
