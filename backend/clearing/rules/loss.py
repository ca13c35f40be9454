"""数据丢失或错误: what became of reported invoices since their clearing. Pure.

A clearing deletes nothing, but life goes on: an invoice is verified again and shows other figures,
is voided or taken back by a red letter, or comes late. Only what is gone, or has other figures
without any official answer, is loss.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from backend.kernel.clock import BEIJING

_NAMED = 20
"""So many numbers are named; the rest is counted."""
_FIRST_OF_NIGHT = time(1, 0)
_SPREAD_OF_NIGHT = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What tells whether an invoice is still the one that was reported; amounts in fen."""

    number: str
    code: str | None
    issued_on: date | None
    total_fen: int | None
    amount_fen: int | None
    tax_fen: int | None
    is_red_letter: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A reported invoice as our ledger has it now; ``is_linked``: it still names its clearing."""

    face: Face
    tax_status: str
    is_linked: bool
    verified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The same as it was recorded when the clearing ended; ``now`` None = it is gone.

    ``verified_at``: of the last official answer, None = it was never asked.
    """

    face: Face
    tax_status: str
    verified_at: datetime | None
    now: Standing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Numbers by what became of them. ``missing`` and ``altered`` are loss, the others life."""

    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def is_loss(self) -> bool:
        return bool(self.missing or self.altered)

    def told(self) -> dict[str, list[str] | int]:
        """The first numbers of each and how many they are, as JSON."""
        told: dict[str, list[str] | int] = {}
        for name in ("missing", "altered", "verified", "added"):
            numbers: Sequence[str] = getattr(self, name)
            told[name], told[f"{name}_count"] = list(numbers[:_NAMED]), len(numbers)
        return told


def compare(recorded: Iterable[Recorded], *, added: Iterable[str]) -> Findings:
    """``added``: numbers of the period that came after the clearing."""
    found: Mapping[str, list[str]] = {"missing": [], "altered": [], "verified": []}
    for one in recorded:
        fate = _fate_of(one)
        if fate is not None:
            found[fate].append(one.face.number)
    return Findings(
        **{name: tuple(sorted(numbers)) for name, numbers in found.items()},
        added=tuple(sorted(added)),
    )


def _fate_of(one: Recorded) -> str | None:
    now = one.now
    if now is None or not now.is_linked:
        return "missing"
    if now.face != one.face and now.verified_at == one.verified_at:
        return "altered"
    is_same = (now.face, now.tax_status) == (one.face, one.tax_status)
    return None if is_same else "verified"


def digest_of(told: Mapping[str, object], differences: Sequence[str]) -> str | None:
    """A name for this very loss, so that a person is told of it once; None = there is none."""
    losses = {name: told[name] for name in ("missing", "altered") if told.get(f"{name}_count")}
    if not losses and not differences:
        return None
    counts = [told.get("missing_count"), told.get("altered_count")]
    text = json.dumps([losses, counts, list(differences)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(found: Mapping[str, Any]) -> str:
    """What is missing or wrong, in one sentence for people."""
    parts = [
        f"{word} {found[f'{name}_count']} 张（{_numbers(found, name)}）"
        for name, word in (("missing", "缺少"), ("altered", "票面无故改变"))
        if found[f"{name}_count"]
    ]
    parts += [_DIFFERENCES[one] for one in found["differences"] if one in _DIFFERENCES]
    return "；".join(parts) or "张数或票面与清卡时不同"


_DIFFERENCES = {
    "backup": "最近一次核验发现备份有问题",
    "server_copy": "服务器上的备份副本与日志不符",
    "journal": "清卡日志有一条与校验值不符",
}


def _numbers(found: Mapping[str, Any], name: str) -> str:
    named = found[name][:3]
    return "、".join(named) + ("等" if found[f"{name}_count"] > len(named) else "")


def next_night(now: datetime, spread: float) -> datetime:
    """The coming night in China from 01:00 on; ``spread`` in [0, 1) keeps sessions apart."""
    here = now.astimezone(BEIJING)
    first = datetime.combine(here.date(), _FIRST_OF_NIGHT, tzinfo=BEIJING)
    if here >= first:
        first += timedelta(days=1)
    return first + spread * _SPREAD_OF_NIGHT
