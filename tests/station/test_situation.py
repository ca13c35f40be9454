"""What a session is compared with: the filing period of the month, and never a real card's period
with the sandbox bureau.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from backend.cards import profile
from backend.cards.usercard import UserCard
from backend.cards.values import Identity
from backend.cards.virtual import register
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.clearing.gateway import BureauRefusedError, HttpBureau
from backend.clearing.states import ClearKind
from backend.sandbox.bureau.office import Office, RefusalError
from backend.station.situation import filing_window, situation
from tests.faults.clearing.desk import END, MACHINE, START


class PretendBureau(HttpBureau):
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def identity(taxpayer_no: str) -> Identity:
    return Identity(taxpayer_no=taxpayer_no, taxpayer_name="某公司", device_no=taxpayer_no,
                    machines=(), valid_from=None, valid_until=None, version="01")  # fmt: skip


def test_the_filing_period_is_that_of_the_official_notice() -> None:
    assert filing_window(date(2026, 10, 3)) == (date(2026, 10, 1), date(2026, 10, 26))


def test_a_real_card_never_meets_the_sandbox_bureau(clock: Callable[..., object]) -> None:
    sandbox = PretendBureau("http://127.0.0.1:1", is_sandbox=True)
    official = PretendBureau("http://127.0.0.1:1")
    real, invented = identity("4201000000000001"), identity("9900000000000001")

    with pytest.raises(BureauRefusedError, match="沙箱税局") as told:
        situation(ClearKind.MONTHLY, real, [], sandbox)

    assert told.value.code == "QK-304"
    assert situation(ClearKind.MONTHLY, real, [], official).identity == real
    assert situation(ClearKind.MONTHLY, invented, [], sandbox).identity == invented


def test_the_sandbox_bureau_takes_no_declaration_of_a_real_card() -> None:
    card = issue_card(profile.load("default"), profile.load_simulation("default"),
                      machines=[MACHINE], taxpayer_no="4201000000000001")  # fmt: skip
    register.declare(card, MACHINE, START, END, mac1=b"\xa1\xb2\xc3\x01")
    declared = UserCard(VirtualReader(card), profile.load("default")).collect(MACHINE)

    with pytest.raises(RefusalError, match="演示用卡") as told:
        Office().submit(MACHINE, (START, END), declared.fingerprint, declared.files)

    assert told.value.code == "QK-304"
