"""The made-up test vectors of the card's formats."""

import hashlib
from datetime import date

import pytest

from backend.cards import profile
from backend.cards.usercard import layout
from backend.cards.virtual import register, tickets
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.tickets import Limits

MAC1 = bytes.fromhex("A1B2C3D4")
LIMITS = Limits(
    limit_date=date(2027, 1, 10),
    single_fen=1_000_000,
    total_fen=100_000_000,
    return_fen=20_000_000,
    tax_indexes=(1, 2, 3),
)
CONTROL = bytes.fromhex(
    "000000001234567801AF4CD867DC91F51D6AA22041CF3369A888CE557FB878C6C220141386"
)


def test_the_clear_text_of_the_limits_is_as_documented() -> None:
    assert LIMITS.to_bytes().hex().upper() == "1720270110000F424005F5E10001312D0001020300000011"
    assert Limits.from_bytes(LIMITS.to_bytes()) == LIMITS


def test_a_ticket_is_bound_to_its_declaration() -> None:
    ticket = tickets.make_control("12345678", LIMITS, MAC1)
    first_issue = tickets.make_control("12345678", LIMITS, bytes(4))

    assert ticket == CONTROL
    assert first_issue[-4:].hex().upper() == "CC65CF44"
    assert hashlib.sha256(ticket).hexdigest() == (
        "60d8f98ef70a3b64eaa6956ee1fffe7f8cb406c6691ccea9df13c7f4a58049bc"
    )


def test_limits_open_with_their_key_and_no_other() -> None:
    assert tickets.open_control(CONTROL) == LIMITS
    with pytest.raises(ValueError, match="no control data"):
        tickets.open_control(CONTROL, key=bytes(range(16)))


def test_a_declared_record_has_the_documented_fingerprint() -> None:
    card = issue_card(
        profile.load("default"), profile.load_simulation("default"), machines=["12345678"]
    )

    command = register.declare(card, "12345678", date(2026, 12, 1), date(2026, 12, 31), mac1=MAC1)

    record = layout.read_declaration(card.files[layout.EF04].records[0])
    assert command[-1] == 0xB2
    assert record is not None
    assert record.fingerprint == (
        "2f7a36721d254a945351856da9d765632bd30872615ac643834bf3b2ddfe9111"
    )
    assert (record.totals.normal_fen, record.totals.return_fen) == (124_456, 500)
    assert (record.totals.normal_count, record.totals.return_count) == (10, 2)
