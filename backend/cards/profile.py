"""Card profiles: what differs from one bureau's cards to another's, as data (card.md section 7)."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FOLDER = Path(__file__).parent / "profiles"
BackupScope = Literal["core", "core+usage", "full"]
PinUse = Literal["none", "ask"]


class UnknownProfileError(ValueError):
    """No profile has that name; the text lists those that exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardProfile:
    """One card variant. Lengths in bytes, time-outs in seconds.

    ``clear_header`` are the four bytes before Lc of the clearing command. What no source
    confirms is a value here, never code.
    """

    name: str = "default"
    aid: bytes = b"TID01"
    path: tuple[int, ...] = (0x3F00, 0x2F02)
    ef01_length: int = 37
    cipher_length: int = 24
    ef02_length: int = 61
    ef03_rate_divisor: int = 100
    ef07_kind: Literal["transparent", "record"] = "transparent"
    clear_header: bytes = bytes.fromhex("C0E80000")
    expected_flag: Literal["any", "reset", "unchanged"] = "any"
    pin_for_reading: PinUse = "none"
    pin_for_clearing: PinUse = "none"
    pin_id: int = 0
    text_encoding: str = "gbk"
    backup_scope: BackupScope = "core+usage"
    apdu_timeout_s: float = 10.0
    clear_timeout_s: float = 60.0

    @property
    def has_app_type(self) -> bool:
        """The 60-byte basic data lack one byte."""
        return self.ef02_length >= 61


@dataclass(frozen=True, slots=True)
class SimulatedCard:
    """How the virtual card behaves where nobody knows; never read by a real driver."""

    clear_flag: Literal["reset", "unchanged"] = "reset"
    recollect: Literal["same_start", "strict"] = "same_start"
    error_words: dict[str, int] = field(default_factory=dict)


def names() -> list[str]:
    """Profiles that can be chosen."""
    return sorted(one.stem for one in _FOLDER.glob("*.toml"))


@cache
def load(name: str) -> CardProfile:
    """The named profile; UnknownProfileError."""
    return _profile(name, _read(name))


@cache
def load_simulation(name: str) -> SimulatedCard:
    """How the virtual card of that profile behaves."""
    section = _read(name).get("sim", {})
    return SimulatedCard(
        clear_flag=section.get("clear_flag", "reset"),
        recollect=section.get("recollect", "same_start"),
        error_words={key: int(one, 16) for key, one in section.get("error_sw", {}).items()},
    )


def _read(name: str) -> dict[str, Any]:
    if name not in names():
        raise UnknownProfileError(f"no card profile {name!r}; there are {', '.join(names())}")
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _profile(name: str, told: dict[str, Any]) -> CardProfile:
    """Defaults stand in the dataclass; the file says what differs."""
    rows: tuple[tuple[str, str, str, Any], ...] = (
        ("select", "aid", "aid", str.encode),
        ("select", "path", "path", lambda ids: tuple(int(one, 16) for one in ids)),
        ("ef01", "len", "ef01_length", int),
        ("ef01", "cipher_len", "cipher_length", int),
        ("ef02", "len", "ef02_length", int),
        ("ef03", "rate_div", "ef03_rate_divisor", int),
        ("ef07", "kind", "ef07_kind", str),
        ("clear", "header", "clear_header", bytes.fromhex),
        ("clear", "expect_ef04_flag", "expected_flag", str),
        ("pin", "read", "pin_for_reading", str),
        ("pin", "clear", "pin_for_clearing", str),
        ("pin", "id", "pin_id", int),
        ("text", "encoding", "text_encoding", str),
        ("backup", "scope", "backup_scope", str),
        ("timeouts", "apdu_s", "apdu_timeout_s", float),
        ("timeouts", "clear_s", "clear_timeout_s", float),
    )
    chosen = {
        member: convert(told[section][key])
        for section, key, member, convert in rows
        if key in told.get(section, {})
    }
    return CardProfile(name=name, **chosen)
