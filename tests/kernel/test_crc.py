from hypothesis import given
from hypothesis import strategies as st

from backend.kernel.crc import crc16_umts

BYTES = st.binary(max_size=60)


def test_the_published_check_value_comes_out() -> None:
    assert crc16_umts(b"123456789") == 0xFEE8


def test_nothing_has_the_check_value_nought() -> None:
    assert crc16_umts(b"") == 0


@given(BYTES, BYTES)
def test_the_check_value_of_a_text_can_be_continued(head: bytes, tail: bytes) -> None:
    assert crc16_umts(tail, start=crc16_umts(head)) == crc16_umts(head + tail)


@given(BYTES, st.integers(0, 255), st.integers(0, 255), BYTES)
def test_one_changed_byte_always_changes_the_check_value(
    head: bytes, before: int, after: int, tail: bytes
) -> None:
    original = crc16_umts(head + bytes([before]) + tail)

    changed = crc16_umts(head + bytes([after]) + tail)

    assert (changed == original) == (before == after)


@given(BYTES)
def test_it_is_the_bitwise_division_of_the_standard(content: bytes) -> None:
    remainder = 0
    for byte in content:
        for place in range(7, -1, -1):
            carry = (remainder >> 15) ^ (byte >> place & 1)
            remainder = (remainder << 1 & 0xFFFF) ^ (0x8005 if carry else 0)

    assert crc16_umts(content) == remainder
