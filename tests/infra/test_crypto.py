"""Sealed fields open in their own place, under their own key, unaltered; nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.infra.crypto import SealBrokenError, Sealer

SEALER = Sealer("0123456789abcdef" * 4)


@given(st.text(), st.text())
def test_what_was_sealed_opens_again_and_shows_nothing_meanwhile(text: str, place: str) -> None:
    sealed = SEALER.seal(text, place)

    assert SEALER.open(sealed, place) == text
    assert len(text) < 6 or text not in sealed
    assert SEALER.seal(text, place) != sealed


def test_a_field_does_not_open_in_another_place_or_with_another_key() -> None:
    sealed = SEALER.seal("https://example.com/?key=1", "robot.address.1")

    for sealer, place in (
        (SEALER, "robot.address.2"),
        (SEALER, "robot.secret.1"),
        (Sealer("f" * 64), "robot.address.1"),
    ):
        with pytest.raises(SealBrokenError):
            sealer.open(sealed, place)


def test_a_field_altered_in_any_single_sign_does_not_open() -> None:
    sealed = SEALER.seal("https://example.com/?key=1", "robot.address.1")

    for at, kept in enumerate(sealed):
        for sign in set("AZaz09-_=") - {kept}:
            with pytest.raises(SealBrokenError):
                SEALER.open(sealed[:at] + sign + sealed[at + 1 :], "robot.address.1")


@pytest.mark.parametrize("sealed", ["", "AA", "not base64!", "AQ" * 30])
def test_what_was_never_sealed_does_not_open(sealed: str) -> None:
    with pytest.raises(SealBrokenError):
        SEALER.open(sealed, "robot.address.1")


def test_the_key_stays_out_of_sight() -> None:
    assert "0123" not in repr(SEALER)
