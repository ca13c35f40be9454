"""Numbers that must not travel: ID cards (GB 11643), bank cards (Luhn), and what no log shows.

Found by their own check digits, so that invoice numbers and amounts stay readable.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

_RUN = re.compile(r"[0-9]+[Xx]?")
_BANK_LENGTHS = range(16, 20)
_BANK_BEGINNINGS = "34569"
"""Of card numbers that are in use (ISO/IEC 7812): 3 to 6, and older debit cards with 9."""
_ID_LENGTH = 18
_PROVINCES = frozenset(
    f"{number}"
    for region in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for number in range(region[0], region[1] + 1)
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SEPARATORS = " -"
_STAR = "*"


class SensitiveKind(StrEnum):
    """What a number is."""

    ID_CARD = "id_card"
    BANK_CARD = "bank_card"


@dataclass(frozen=True, slots=True)
class Hit:
    """A number at ``start:end`` of a text, blanks and hyphens inside it counted."""

    kind: SensitiveKind
    start: int
    end: int


_KEPT = {SensitiveKind.ID_CARD: (3, 1), SensitiveKind.BANK_CARD: (4, 4)}
"""So many characters at both ends stay, for the person to recognise his number."""


def find(text: str) -> list[Hit]:
    """ID and bank-card numbers in order, written in one piece, with blanks or with hyphens."""
    plain = _plain(text)
    runs = [match.span() for match in _RUN.finditer(plain)]
    hits: list[Hit] = []
    for first, (start, _) in enumerate(runs):
        if hits and start < hits[-1].end:
            continue
        hit = _longest_from(plain, runs[first:])
        if hit is not None:
            hits.append(hit)
    return hits


def mask(text: str) -> str:
    """The text with stars in place of what ``find`` finds; nothing is found in it any more."""
    while hits := find(text):
        signs = list(text)
        for hit in hits:
            _cover(signs, hit)
        text = "".join(signs)
    return text


def is_id_card(number: str) -> bool:
    """18 characters with a province, a date of birth and the right check character."""
    if len(number) != _ID_LENGTH or not number[:17].isdigit() or number[:2] not in _PROVINCES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[17].upper() and _is_birthday(number[6:14])


def is_bank_card(number: str) -> bool:
    """16 to 19 digits that pass Luhn's check."""
    if len(number) not in _BANK_LENGTHS or not number.isdigit():
        return False
    return number[0] in _BANK_BEGINNINGS and _luhn(number) % 10 == 0


def _luhn(number: str) -> int:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return sum(int(digit) for digit in number[::-2]) + sum(doubled)


def _is_birthday(digits: str) -> bool:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return born.year >= 1850


def _plain(text: str) -> str:
    """Full-width digits as plain ones; every position stays where it was."""
    return "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    folded = unicodedata.normalize("NFKC", sign)
    return folded if len(folded) == 1 and folded.isascii() else sign


def _longest_from(plain: str, runs: list[tuple[int, int]]) -> Hit | None:
    """The longest number that begins with the first of these runs of digits."""
    start = runs[0][0]
    found: Hit | None = None
    for end in _ends(plain, runs):
        number = "".join(sign for sign in plain[start:end] if sign not in _SEPARATORS)
        if len(number) > max(_BANK_LENGTHS):
            break
        if is_id_card(number):
            found = Hit(SensitiveKind.ID_CARD, start, end)
        elif is_bank_card(number):
            found = Hit(SensitiveKind.BANK_CARD, start, end)
        elif number[-1] in "Xx" and is_bank_card(number[:-1]):
            found = Hit(SensitiveKind.BANK_CARD, start, end - 1)
    return found


def _ends(plain: str, runs: list[tuple[int, int]]) -> Iterator[int]:
    """Ends of runs that follow one another with a single blank or hyphen in between."""
    yield runs[0][1]
    for (_, end), (start, next_end) in pairwise(runs):
        if start - end != 1 or plain[end] not in _SEPARATORS:
            return
        yield next_end


def _cover(signs: list[str], hit: Hit) -> None:
    head, tail = _KEPT[hit.kind]
    places = [place for place in range(hit.start, hit.end) if signs[place] not in _SEPARATORS]
    for place in places[head : len(places) - tail]:
        signs[place] = _STAR


_MAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
_LONG_TOKEN = re.compile(r"(?<![A-Za-z0-9_\-])[A-Za-z0-9_\-]{40,}(?![A-Za-z0-9_\-])")
_TAX_ID = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Z]*[0-9]{6})[0-9A-Z]{15,20}(?![0-9A-Za-z])")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Fa-f])[0-9]{11,}(?![0-9A-Fa-f])")


def scrub(text: str) -> str:
    """For logs that leave the house: no address, no token, no tax, card, mobile or ID number."""
    text = _MAIL.sub("***", mask(text))
    for pattern in (_LONG_TOKEN, _TAX_ID, _LONG_NUMBER):
        text = pattern.sub(lambda found: f"{found[0][:3]}***", text)
    return text
