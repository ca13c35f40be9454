"""Make payloads as producers print them: for the demo page, tests and measurements."""

import base64
import re
from dataclasses import dataclass
from datetime import date

from backend.kernel.crc import crc16_umts
from backend.kernel.money import text_from_fen
from backend.reading.numbers import identity_problem, is_check_code
from backend.reading.qr.links import blockchain_link
from backend.reading.qr.title import SEPARATOR
from backend.reading.qr.value import CrcForm, TitleCard

_TYPE = re.compile(r"\d\d", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a producer prints; ``crc_form`` None leaves the trailer out.

    ``has_check_slot`` False is the 7-field form, without the empty slot of the check code.
    """

    crc_form: CrcForm | None = CrcForm.WITH_COMMA
    ends_with_comma: bool = True
    has_check_slot: bool = True
    uses_lower_case: bool = False
    drops_leading_zeros: bool = False
    drops_amount_zeros: bool = False


USUAL = Habit()


def build(
    *,
    qr_type: str,
    code: str | None,
    number: str,
    amount_fen: int,
    issued_on: date,
    check_code: str | None = None,
    habit: Habit = USUAL,
) -> str:
    """The payload of an invoice; ValueError for what cannot be read back."""
    _refuse(qr_type, code, number, check_code, habit)
    amount = text_from_fen(amount_fen)
    if habit.drops_amount_zeros:
        amount = amount.rstrip("0").rstrip(".")
    day = issued_on.isoformat().replace("-", "")
    fields = ["01", qr_type, code or "", number, amount, day]
    if habit.has_check_slot:
        fields.append(check_code or "")
    body = ",".join(fields)
    end = "," if habit.ends_with_comma else ""
    return f"{body},{_trailer(body, habit)}{end}"


def _refuse(
    qr_type: str, code: str | None, number: str, check_code: str | None, habit: Habit
) -> None:
    problem = identity_problem(code, number)
    if problem:
        raise ValueError(problem)
    if _TYPE.fullmatch(qr_type) is None:
        raise ValueError("a type has two digits")
    if check_code and not (habit.has_check_slot and is_check_code(check_code)):
        raise ValueError("a check code has 20 digits and needs its slot")


def _trailer(body: str, habit: Habit) -> str:
    if habit.crc_form is None:
        return ""
    comma = b"," if habit.crc_form is CrcForm.WITH_COMMA else b""
    value = crc16_umts(body.encode("ascii") + comma)
    text = f"{value:X}" if habit.drops_leading_zeros else f"{value:04X}"
    return text.lower() if habit.uses_lower_case else text


def build_blockchain(*, number: str, tx_hash: str, amount_fen: int) -> str:
    """The link of a Shenzhen blockchain invoice; 66 hex digits of hash."""
    return blockchain_link(number, tx_hash, amount_fen)


def build_title(card: TitleCard) -> str:
    """The buyer's title code: packed as UTF-8, check value over GBK, as the generators do."""
    fields = (card.name, card.tax_id, card.address_phone, card.bank_account, "")
    body = SEPARATOR.join(fields)
    packed = f"{body}{crc16_umts(body.encode('gb18030')):04X}".encode()
    return f"$01{base64.b64encode(packed).decode('ascii')}$"
