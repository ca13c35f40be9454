"""Component profiles: what differs from one vendor's component to another's, as data."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from backend.cards.profile import UnknownProfileError

_FOLDER = Path(__file__).parent / "profiles"
Framing = Literal["close", "length4"]

TYPE_NAMES = {
    "004": "增值税专用发票",
    "007": "增值税普通发票",
    "005": "机动车销售统一发票",
    "006": "二手车销售统一发票",
    "009": "货物运输业发票",
    "025": "增值税卷票",
    "026": "增值税电子普通发票",
    "028": "增值税电子专用发票",
}
"""Invoice types by their common code (fplxdm)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentProfile:
    """One vendor's component. Time-outs in seconds; nothing here is confirmed on hardware.

    ``groups``: invoice types that are cleared as one. ``has_one_ticket``: one ticket for all of a
    group. ``wants_secret``: device calls carry the device's password (sksbkl). ``uploads``: the
    component uploads invoices on command (FPSC), at most ``upload_batch`` at once; else its own
    software does. ``framing`` counts for TCP: the sender closes, or four bytes of length go before
    the text. ``codes`` are vendor codes and the QK code that each means; "done" for an act that
    was done before.
    """

    name: str = "default"
    machine_no: str = ""
    encoding: str = "gbk"
    groups: tuple[tuple[str, ...], ...] = tuple((code,) for code in TYPE_NAMES)
    has_one_ticket: bool = False
    wants_secret: bool = False
    uploads: bool = False
    upload_batch: int = 100
    framing: Framing = "close"
    look_timeout_s: float = 3.0
    call_timeout_s: float = 20.0
    net_timeout_s: float = 60.0
    codes: dict[str, str] = field(default_factory=dict)

    def group_of(self, name: str) -> tuple[str, ...] | None:
        """The group with that name; None when the profile has none such."""
        return next((one for one in self.groups if group_name(one) == name), None)


def group_name(types: tuple[str, ...]) -> str:
    """How a group is named in a unit's id."""
    return "all" if len(types) == len(TYPE_NAMES) else "+".join(types)


def names() -> list[str]:
    """Profiles that can be chosen."""
    return sorted(one.stem for one in _FOLDER.glob("*.toml"))


@cache
def load(name: str) -> ComponentProfile:
    """The named profile; UnknownProfileError."""
    if name not in names():
        raise UnknownProfileError(f"no component profile {name!r}; there are {', '.join(names())}")
    told = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    if "groups" in told:
        told["groups"] = tuple(tuple(one) for one in told["groups"])
    return ComponentProfile(name=name, **told)
