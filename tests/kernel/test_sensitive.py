"""ID and bank-card numbers are found wherever they stand, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kernel import sensitive
from backend.kernel.sensitive import SensitiveKind

ID_CARD = "11010119900307002X"
BANK_CARD = "6222020000000000026"
WIDE = BANK_CARD.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
"""The same in full-width digits."""


def check_character(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]


def luhn_digit(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return str(-total % 10)


id_cards = st.builds(
    lambda region, born, order: (
        (body := f"{region}0101{born:%Y%m%d}{order:03}") + check_character(body)
    ),
    st.sampled_from(["11", "31", "44", "65", "82"]),
    st.dates(min_value=date(1900, 1, 1)),
    st.integers(0, 999),
)
bank_cards = st.builds(
    lambda head, rest: head + rest + luhn_digit(head + rest),
    st.sampled_from(["62", "43", "51", "37", "95"]),
    st.text("0123456789", min_size=13, max_size=16),
)
words = st.text(st.sampled_from("我的号码是：，。 abc\n"), max_size=12)


def split(number: str, separator: str, size: int) -> str:
    return separator.join(number[at : at + size] for at in range(0, len(number), size))


@given(
    number=st.one_of(id_cards, bank_cards),
    before=words,
    after=words,
    separator=st.sampled_from(["", " ", "-"]),
    size=st.integers(3, 6),
)
def test_a_number_is_found_with_its_place_and_covered(
    number: str, before: str, after: str, separator: str, size: int
) -> None:
    written = split(number, separator, size)

    (hit,) = sensitive.find(before + written + after)
    masked = sensitive.mask(before + written + after)

    assert (hit.start, hit.end) == (len(before), len(before) + len(written))
    assert masked.startswith(before)
    assert masked.endswith(after)
    assert len(masked) == len(before + written + after)
    assert written not in masked
    assert masked.count("*") >= len(number) - 8


@given(text=st.text(st.sampled_from("0123456789Xx -６２３a，"), max_size=80))
def test_nothing_is_found_in_what_was_covered(text: str) -> None:
    masked = sensitive.mask(text)

    assert sensitive.find(masked) == []
    assert sensitive.mask(masked) == masked
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        (f"身份证{ID_CARD}号", SensitiveKind.ID_CARD, "身份证110**************X号"),
        (ID_CARD.lower(), SensitiveKind.ID_CARD, "110**************x"),
        (BANK_CARD, SensitiveKind.BANK_CARD, "6222***********0026"),
        ("6222 0200 0000 0000 026", SensitiveKind.BANK_CARD, "6222 **** **** ***0 026"),
        (
            "６２２２０２０００００００００００２６",
            SensitiveKind.BANK_CARD,
            "６２２２***********００２６",
        ),
    ],
)
def test_a_known_number_is_shown_as(text: str, kind: SensitiveKind, masked: str) -> None:
    assert [one.kind for one in sensitive.find(text)] == [kind]
    assert sensitive.mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "25990000000000000001",
        "099002500111 00000003",
        "11010119901307002X",
        "110101199003070029",
        "91990000MA0000QC0W",
        "13800000000",
        "2026-11-23 10:00",
        "1,234,567,890,123,456.00",
        "6222020000000000027",
    ],
)
def test_invoice_numbers_dates_and_wrong_check_digits_stay(text: str) -> None:
    assert sensitive.find(text) == []
    assert sensitive.mask(text) == text


@pytest.mark.parametrize(
    "secret",
    [
        ID_CARD,
        BANK_CARD,
        "13800001111",
        "lin@example.com",
        "91990000MA0000QC0W",
        "25990000000000000001",
        "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6",
    ],
)
def test_a_log_shows_no_number_address_or_token(secret: str) -> None:
    told = sensitive.scrub(f"asked for {secret}, route=/api/tickets ms=12.5")

    assert secret not in told
    assert told.startswith("asked for ")
    assert told.endswith("route=/api/tickets ms=12.5")
