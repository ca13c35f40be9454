"""What a scanned text turned out to be: one frozen value, tagged by its family."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from backend.reading import numbers
from backend.reading.kinds import AmountMeaning, InvoiceKind


class QrFamily(StrEnum):
    """Which sort of code it is; only the first two can identify an invoice."""

    INVOICE = "invoice"
    BLOCKCHAIN = "blockchain"
    TITLE = "title"
    OFFICIAL_URL = "official_url"
    FISCAL = "fiscal"
    UNKNOWN = "unknown"


class Scheme(StrEnum):
    """The layout of a code that can identify an invoice."""

    VAT = "vat"
    SZ_BLOCKCHAIN = "sz-blockchain"


class Crc(StrEnum):
    """What the check value at the end says; never proof that the invoice is real.

    UNDETERMINED: it does not fit, but the rule of this type (rail, air) is not known.
    """

    OK = "ok"
    MISMATCH = "mismatch"
    ABSENT = "absent"
    UNDETERMINED = "undetermined"


class CrcForm(StrEnum):
    """Whether the check value covers the comma before it: producers differ."""

    WITH_COMMA = "with-comma"
    WITHOUT_COMMA = "without-comma"


CRC_HINTS: Mapping[Crc, str] = MappingProxyType(
    {
        Crc.OK: "二维码读取完整；发票真伪以查验结果为准。",
        Crc.MISMATCH: "二维码尾部校验不符，内容可能被改动或抄错，需人工核对。",
        Crc.ABSENT: "二维码没有尾部校验，需人工核对。",
        Crc.UNDETERMINED: "铁路客票、行程单的尾部校验规则未公布，无法核对，以查验结果为准。",
    }
)


@dataclass(frozen=True, slots=True)
class TitleCard:
    """开票抬头: what a buyer shows to the seller."""

    name: str
    tax_id: str
    address_phone: str = ""
    bank_account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrReading:
    """One scanned text, read.

    ``ok`` is true only for something that identifies one invoice; otherwise ``reason`` says
    in Chinese why not and what to do. ``text`` is the payload without padding, with plain
    commas: printable ASCII whenever ``ok``. None means that the code does not hold it.
    ``kind`` is ``derived_kind`` (from the invoice code) where there is one, else what
    ``qr_type`` prints. ``amount_meaning`` follows ``qr_type``, never ``kind``. ``tx_hash`` is
    the blockchain's. ``warnings`` are for the person who checks; they refuse nothing.
    """

    family: QrFamily
    text: str
    ok: bool = False
    reason: str | None = None
    scheme: Scheme | None = None
    version: str | None = None
    qr_type: str | None = None
    derived_kind: InvoiceKind | None = None
    kind: InvoiceKind | None = None
    code: str | None = None
    number: str | None = None
    amount: Decimal | None = None
    amount_fen: int | None = None
    amount_meaning: AmountMeaning | None = None
    issued_on: date | None = None
    check_code: str | None = None
    trailer: str | None = None
    crc: Crc = Crc.ABSENT
    crc_form: CrcForm | None = None
    tx_hash: str | None = None
    title: TitleCard | None = None
    warnings: tuple[str, ...] = ()

    @property
    def crc_ok(self) -> bool | None:
        """True: a habit fits; False: none fits; None: no check value."""
        return None if self.crc is Crc.ABSENT else self.crc is Crc.OK

    @property
    def dedupe_key(self) -> str | None:
        """The key under which this invoice exists once; None unless ``ok``."""
        if not self.ok or self.number is None:
            return None
        if self.scheme is Scheme.SZ_BLOCKCHAIN and self.tx_hash:
            return numbers.blockchain_key(self.number, self.tx_hash)
        return numbers.dedupe_key(self.code, self.number)


RESCAN = "请对准发票左上角的二维码重新扫描，或改用手动录入。"
"""The way on that every refusal ends with."""


def unknown(text: str, what: str) -> QrReading:
    """A text that is no invoice: ``what`` says so, the way on is added."""
    return QrReading(family=QrFamily.UNKNOWN, text=text, reason=what + RESCAN)
