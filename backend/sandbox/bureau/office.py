"""What a bureau does with declarations: keep, compare, issue one ticket each, hear the result.

It checks what real offices check, and signs with the public test key: its tickets fit the
virtual card only. ``log`` is its own record, for whoever wants to know what really happened.
"""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from backend.cards.errors import DeviceError
from backend.cards.usercard import layout
from backend.cards.virtual import tickets
from backend.cards.virtual.tickets import Limits
from backend.kernel import clock

_INVENTED = "99"
"""Region 99 does not exist: a real card never gets a ticket made with the public test key."""


class Comparison(StrEnum):
    """申报比对 of what is submitted from now on."""

    PASSED = "passed"
    PENDING = "pending"
    FAILED = "failed"


class RefusalError(Exception):
    """The office says no; ``code`` is a QK code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(slots=True)
class Held:
    """One declaration at the bureau. ``ticket`` None = not issued yet."""

    unit_id: str
    period_start: date
    period_end: date
    fingerprint: str
    receipt: str
    mac1: bytes
    old_control: bytes
    comparison: Comparison
    ticket: bytes | None = None
    limit_date: date | None = None
    is_closed: bool = False
    confirmations: int = 0


@dataclass
class Office:
    """The bureau's memory. ``refuse_with`` is the next refusal of each call, by its name."""

    limit_day: int = 10
    comparison: Comparison = Comparison.PASSED
    reason: str = ""
    clock_offset: timedelta = timedelta()
    spoil_ticket: str | None = None
    refuse_with: dict[str, str] = field(default_factory=dict)
    cancelled_taxpayers: set[str] = field(default_factory=set)
    held: dict[tuple[str, date], Held] = field(default_factory=dict)
    log: list[tuple[str, str]] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def now(self) -> datetime:
        """The bureau's clock."""
        return clock.now() + self.clock_offset

    def submit(
        self, unit_id: str, period: tuple[date, date], fingerprint: str, files: Mapping[str, bytes]
    ) -> str:
        """The receipt; the same declaration again gets the same one."""
        with self._lock:
            self._maybe_refuse("submit")
            known = self.held.get((unit_id, period[0]))
            if known is not None and known.fingerprint == fingerprint:
                return known.receipt
            if known is not None and known.is_closed:
                raise RefusalError("QK-306", "沙箱：这台机器的这一期已经清卡，不再接受另一份数据。")
            declared = _checked(unit_id, period, fingerprint, files, self.cancelled_taxpayers)
            receipt = f"SB{len(self.log) + 1:06d}"
            self.held[unit_id, period[0]] = Held(
                unit_id,
                *period,
                fingerprint,
                receipt,
                declared.mac1,
                files["EF01"],
                self.comparison,
            )
            self.log.append(("submit", f"{unit_id}|{period[0]}|{fingerprint}"))
            return receipt

    def compare(self, comparison: Comparison, reason: str = "") -> None:
        """The comparison of everything that waits, and of what comes next."""
        with self._lock:
            self.comparison, self.reason = comparison, reason
            for one in self.held.values():
                if one.ticket is None:
                    one.comparison = comparison

    def status(self, unit_id: str, start: date, fingerprint: str) -> dict[str, str | None]:
        """What the bureau knows, as BureauAnswer."""
        with self._lock:
            self._maybe_refuse("status")
            held = self.held.get((unit_id, start))
            if held is None:
                return {"knows": "none"}
            told = {"fingerprint": held.fingerprint, "ticket_sha256": None, "reason": None}
            if held.fingerprint != fingerprint:
                return told | {"knows": "other"}
            if held.comparison is Comparison.FAILED:
                return told | {"knows": "failed", "reason": self.reason or "沙箱：比对不符"}
            if held.comparison is Comparison.PENDING:
                return told | {"knows": "received"}
            digest = hashlib.sha256(self._ticket_of(held)).hexdigest()
            return told | {
                "knows": "closed" if held.is_closed else "issued",
                "ticket_sha256": digest,
            }

    def ticket(self, unit_id: str, start: date, fingerprint: str) -> tuple[bytes, date]:
        """清卡凭据 and the new limit date; the same declaration again gets the same bytes."""
        with self._lock:
            self._maybe_refuse("ticket")
            held = self._find(unit_id, start, fingerprint)
            if held.comparison is Comparison.PENDING:
                raise RefusalError("QK-302", "沙箱：还没有收到本期申报或税款。")
            if held.comparison is Comparison.FAILED:
                raise RefusalError("QK-303", f"沙箱：申报比对没有通过。{self.reason}")
            payload = self._ticket_of(held)
            self.log.append(("ticket", f"{unit_id}|{start}|{fingerprint}"))
            return self._spoiled(payload), held.limit_date or date.max

    def confirm(self, unit_id: str, start: date, fingerprint: str) -> None:
        """结果确认, any number of times."""
        with self._lock:
            self._maybe_refuse("confirm")
            held = self._find(unit_id, start, fingerprint)
            if not held.is_closed:
                self.log.append(("confirm", f"{unit_id}|{start}|{fingerprint}"))
            held.is_closed = True
            held.confirmations += 1

    def _find(self, unit_id: str, start: date, fingerprint: str) -> Held:
        held = self.held.get((unit_id, start))
        if held is None:
            raise RefusalError("QK-301", "沙箱：没有收到这台机器的抄报数据。")
        if held.fingerprint != fingerprint:
            raise RefusalError("QK-306", "沙箱：这台机器的这一期有另一份数据。")
        return held

    def _ticket_of(self, held: Held) -> bytes:
        if held.ticket is None:
            held.limit_date = next_limit_date(held.period_end, self.limit_day)
            limits = Limits(
                limit_date=held.limit_date,
                single_fen=1_000_000,
                total_fen=100_000_000,
                return_fen=20_000_000,
                tax_indexes=(1, 2, 3),
            )
            held.ticket = tickets.make_control(
                held.unit_id,
                limits,
                held.mac1,
                key_id=held.old_control[8],
                cipher_length=len(held.old_control) - 13,
            )
        return held.ticket

    def _spoiled(self, payload: bytes) -> bytes:
        """The ticket as it goes out: right, or wrong in the way that was ordered."""
        match self.spoil_ticket:
            case "mac2":
                return payload[:-1] + bytes([payload[-1] ^ 0xFF])
            case "key_id":
                return payload[:8] + bytes([payload[8] ^ 0x7F]) + payload[9:]
            case "number":
                return bytes.fromhex("0000000099999999") + payload[8:]
            case "short":
                return payload[:-1]
            case "old":
                return next(one.old_control for one in self.held.values())
            case _:
                return payload

    def _maybe_refuse(self, call: str) -> None:
        code = self.refuse_with.pop(call, None)
        if code is not None:
            raise RefusalError(code, f"沙箱：按命令拒绝（{code}）。")


def next_limit_date(period_end: date, limit_day: int) -> date:
    """A made-up rule: that day of the second month after the period, so that it is ahead."""
    month = period_end.month + 2
    year = period_end.year + (month - 1) // 12
    return date(year, (month - 1) % 12 + 1, limit_day)


def _checked(
    unit_id: str,
    period: tuple[date, date],
    fingerprint: str,
    files: Mapping[str, bytes],
    cancelled: set[str],
) -> layout.CardDeclaration:
    """What a real office looks at; RefusalError."""
    try:
        declared = layout.read_declaration(files["EF04"])
        taxpayer_no = files["EF02"][2:10].hex()
        control = layout.read_control(files["EF01"])
    except (KeyError, DeviceError) as error:
        raise RefusalError("QK-402", "沙箱：卡内数据不完整。") from error
    if declared is None or control is None or not declared.is_flagged:
        raise RefusalError("QK-301", "沙箱：没有申报数据。")
    told = (declared.fiscal_card_no, declared.start, declared.end, declared.fingerprint)
    if told != (unit_id, *period, fingerprint) or declared.mac1 == bytes(4):
        raise RefusalError("QK-402", "沙箱：申报数据与卡内数据不符。")
    if not taxpayer_no.startswith(_INVENTED):
        raise RefusalError(
            "QK-304", "沙箱：只受理演示用卡（纳税人识别号以 99 开头），真卡请用正式税局。"
        )
    if taxpayer_no in cancelled:
        raise RefusalError("QK-304", "沙箱：纳税人已注销或设备已挂失。")
    return declared
