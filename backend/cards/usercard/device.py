"""The user card as a tax device: what is declared on it, and writing the bureau's ticket."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from backend.cards.errors import ProtocolError, RefusedError
from backend.cards.invoices import InvoiceScope
from backend.cards.profile import BackupScope, CardProfile
from backend.cards.reader import CardReader
from backend.cards.usercard import judging, layout, numbering
from backend.cards.usercard.files import (
    DAILY,
    DETAIL_LENGTH,
    USAGE,
    CardFile,
    core_files,
    index_files,
    wants_usage,
)
from backend.cards.usercard.layout import Basics, CardDeclaration, Control, Machine
from backend.cards.usercard.session import CardSession
from backend.cards.usercard.taxes import TaxItems
from backend.cards.values import (
    Baseline,
    Cap,
    ClearTicket,
    ClearUnit,
    Declaration,
    Identity,
    Monitor,
    OfflineQueue,
    RawFile,
    Reading,
    Secret,
    Segment,
    Totals,
    UploadAck,
    UploadBatch,
)

_Numbered = TypeVar("_Numbered", Control, CardDeclaration)
_CAPS = frozenset({Cap.DECLARED_BY_REGISTER, Cap.EXACT_READBACK, Cap.HAS_STOCK, Cap.HAS_TOTALS})
_NOTHING_DECLARED = "卡内没有这台机器的申报数据。请先在收款机上做“申报”（数据汇总），再把卡插回来。"


class UserCard:
    """One user card in one reader. Implements TaxDevice; every method reads afresh.

    But for usage files: long, only passed on, and several machines share one. A connection reads
    each once; a card that was out meanwhile has ended the connection.
    """

    def __init__(self, reader: CardReader, profile: CardProfile) -> None:
        self.profile = profile
        self.caps = _CAPS | ({Cap.NEEDS_SECRET} if profile.pin_for_clearing == "ask" else set())
        self.is_unlocked = False
        self._reader = reader
        self._session = CardSession(reader, profile)
        self._files = {one.file_id: one for one in core_files(profile)}
        self._places: dict[tuple[int, str], int] = {}
        self._usage: dict[int, list[bytes] | None] = {}
        self._taxes = TaxItems(self._session)

    def identify(self) -> Identity:
        """Taxpayer and machines. ProtocolError when EF06 contradicts itself."""
        self._session.select()
        basics = self._basics()
        machines = [one.fiscal_card_no for one in self._machines(basics)]
        if len(set(machines)) != len(machines):
            raise ProtocolError
        return Identity(
            taxpayer_no=basics.taxpayer_no,
            taxpayer_name=basics.taxpayer_name,
            device_no=basics.taxpayer_no,
            machines=tuple(machines),
            valid_from=basics.app_start,
            valid_until=basics.app_valid,
            version=f"{basics.app_version:02X}",
        )

    def unlock(self, secret: Secret) -> None:
        """Give the PIN once."""
        self._session.select()
        self._session.verify(secret)
        self.is_unlocked = True

    def clock(self) -> datetime | None:
        """A card has none."""
        return None

    def units(self) -> list[ClearUnit]:
        """Flagged declarations. ProtocolError when one belongs to no machine of the card."""
        self._session.select()
        basics = self._basics()
        machines = {one.fiscal_card_no: one for one in self._machines(basics)}
        flagged = [one for one in self._declarations() if one.is_flagged]
        numbers = [one.fiscal_card_no for one in flagged]
        if len(set(numbers)) != len(numbers) or not set(numbers) <= machines.keys():
            raise ProtocolError
        return [
            judging.unit_of(one, machines[one.fiscal_card_no], self._taxes.named(one.totals))
            for one in flagged
        ]

    def monitor(self, unit_id: str) -> Monitor:
        """EF01 as it stands: what it limits is encrypted and known to the bureau only."""
        self._session.select()
        return Monitor(limit_date=None, last_report_on=None, raw=self._control(unit_id).raw)

    def totals(self, unit_id: str) -> list[Totals]:
        """The declared figures of one machine."""
        self._session.select()
        return [self._taxes.named(self._flagged(unit_id).totals)]

    def stock(self) -> list[Segment]:
        """Segments bought (EF05), and the roll handed out last (EF07)."""
        self._session.select()
        bought = [layout.read_stock(raw) for raw in self._read(layout.EF05)]
        last = [layout.read_last_roll(raw) for raw in self._read(layout.EF07)]
        return [judging.segment_of(one) for one in bought + last if one is not None]

    def invoices(self, *, with_usage: bool = True) -> InvoiceScope:
        """From usage, the last roll and the segments bought; without usage it is quick."""
        self._session.select()
        units: dict[int, set[str]] = {}
        for machine in self._machines(self._basics()):
            if machine.file_id and with_usage:
                units.setdefault(machine.file_id, set()).add(machine.fiscal_card_no)
        return numbering.scope_of(
            {one: (frozenset(those), self._usage_in(one)) for one, those in units.items()},
            last_roll=self._session.read(self._files[layout.EF07]),
            bought=self._session.read(self._files[layout.EF05]),
        )

    def offline(self) -> OfflineQueue | None:
        """The register keeps it, not the card."""
        return None

    def pending(self, unit_id: str) -> Iterator[UploadBatch]:
        """A card uploads nothing: its register does."""
        del unit_id
        return iter(())

    def acknowledge(self, unit_id: str, ack: UploadAck) -> None:
        """Of what a card never sent."""
        del unit_id, ack
        raise ProtocolError

    def dump(self, scope: BackupScope) -> Iterator[RawFile]:
        """Raw files, record after record; an absent file is left out."""
        self._session.select()
        kept: dict[int, list[bytes]] = {}
        for file in core_files(self.profile):
            records = self._session.read(file)
            if records is not None:
                kept[file.file_id] = records
                yield RawFile(file.label, b"".join(records))
        for file in self._further_files(scope, kept):
            records = self._session.read(file)
            if file.records == USAGE.records:
                self._usage[file.file_id] = records
            if records is not None:
                yield RawFile(file.label, b"".join(records))

    def collect(self, unit_id: str) -> Declaration:
        """EF04 with all that the bureau wants beside it."""
        self._session.select()
        declared = self._flagged(unit_id)
        files = {
            "EF04": declared.raw,
            "EF01": self._control(unit_id).raw,
            "EF02": b"".join(self._read(layout.EF02)),
            "EF06": b"".join(self._read(layout.EF06)),
            "USAGE": self._usage_of(unit_id),
        }
        return Declaration(unit_id, declared.start, declared.end, declared.fingerprint, files)

    def apply(self, ticket: ClearTicket) -> None:
        """C0E8, once. RefusedError before it when the ticket cannot be meant for this card."""
        if len(ticket.payload) != self.profile.ef01_length:
            raise RefusedError("QK-402", "清卡凭据的长度与卡型不符，没有写入。请联系税务机关。")
        control = layout.read_control(ticket.payload)
        if control is None or control.fiscal_card_no != ticket.unit_id:
            raise RefusedError("QK-402", "清卡凭据属于另一台机器，没有写入。请联系税务机关。")
        self._session.clear(ticket.payload)

    def state(self, unit_id: str, before: Baseline, ticket: ClearTicket | None) -> Reading:
        """What EF01 and EF04 say now, after a fresh SELECT."""
        self._session.select()
        control = self._control(unit_id).raw
        declared = self._find_declaration(unit_id)
        proof = hashlib.sha256(control + (declared.raw if declared else b"")).hexdigest()
        was_reset = declared is None or not declared.is_flagged
        return Reading(judging.judge(control, declared, before, ticket), proof, control, was_reset)

    def close(self) -> None:
        """Let the card go."""
        self._reader.close()

    def _read(self, file_id: int) -> list[bytes]:
        return self._session.read(self._files[file_id]) or []

    def _basics(self) -> Basics:
        return layout.read_basics(self._read(layout.EF02)[0], self.profile)

    def _machines(self, basics: Basics) -> list[Machine]:
        file = self._files[layout.EF06]
        records = self._session.read(file, only=basics.machine_count) or []
        found = [layout.read_machine(raw) for raw in records]
        return [one for one in found if one is not None]

    def _declarations(self) -> list[CardDeclaration]:
        found = [layout.read_declaration(raw) for raw in self._read(layout.EF04)]
        return [one for one in found if one is not None]

    def _find_declaration(self, unit_id: str) -> CardDeclaration | None:
        return self._find(layout.EF04, unit_id, layout.read_declaration)

    def _find(
        self, file_id: int, unit_id: str, read: Callable[[bytes], _Numbered | None]
    ) -> _Numbered | None:
        """A machine's record by its number: equal places in the files must never be assumed.

        Where it stood last is asked first, and the whole file only when it stands there no more.
        ProtocolError when two records bear one number.
        """
        place = self._places.get((file_id, unit_id))
        if place is not None:
            raw = self._session.read_one(self._files[file_id], place)
            record = None if raw is None else read(raw)
            if record is not None and record.fiscal_card_no == unit_id:
                return record
        records = [read(raw) for raw in self._read(file_id)]
        places = [
            number
            for number, one in enumerate(records, 1)
            if one is not None and one.fiscal_card_no == unit_id
        ]
        if len(places) > 1:
            raise ProtocolError
        if not places:
            return None
        self._places[file_id, unit_id] = places[0]
        return records[places[0] - 1]

    def _flagged(self, unit_id: str) -> CardDeclaration:
        declared = self._find_declaration(unit_id)
        if declared is None or not declared.is_flagged:
            raise RefusedError("QK-301", _NOTHING_DECLARED)
        return declared

    def _control(self, unit_id: str) -> Control:
        found = self._find(layout.EF01, unit_id, layout.read_control)
        if found is None:
            raise ProtocolError
        return found

    def _usage_of(self, unit_id: str) -> bytes:
        for raw in self._read(layout.EF06):
            machine = layout.read_machine(raw)
            if machine is not None and machine.fiscal_card_no == unit_id and machine.file_id:
                return b"".join(self._usage_in(machine.file_id) or [])
        return b""

    def _usage_in(self, file_id: int) -> list[bytes] | None:
        if file_id not in self._usage:
            self._usage[file_id] = self._session.read(CardFile(file_id, USAGE.records, USAGE.size))
        return self._usage[file_id]

    @staticmethod
    def _further_files(scope: BackupScope, kept: Mapping[int, list[bytes]]) -> Iterator[CardFile]:
        if not wants_usage(scope):
            return
        for usage_id in _file_ids(kept.get(layout.EF06, [])):
            yield CardFile(usage_id, USAGE.records, USAGE.size)
        if scope != "full":
            return
        for daily_id in _file_ids(kept.get(layout.EF09, [])):
            yield CardFile(daily_id, DAILY.records, DAILY.size)
        yield from index_files()
        yield CardFile(0xFF15, 0, DETAIL_LENGTH)


def _file_ids(records: list[bytes]) -> list[int]:
    machines = [layout.read_machine(raw) for raw in records]
    return list(dict.fromkeys(one.file_id for one in machines if one is not None and one.file_id))
