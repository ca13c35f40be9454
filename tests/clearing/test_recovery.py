"""Device against bureau: every pair has one answer, and none of them writes blindly."""

from itertools import product

import pytest

from backend.cards.values import UnitState as Device
from backend.clearing.rules.problems import PROBLEMS
from backend.clearing.rules.recovery import MOST_SENDS, Decision, Next, decide, may_send_again
from backend.clearing.states import BureauKnows as Bureau

PAIRS = list(product(Device, Bureau))


@pytest.mark.parametrize(("device", "bureau"), PAIRS)
@pytest.mark.parametrize("is_bureaus_ticket", [True, False])
@pytest.mark.parametrize("holds_new_figures", [True, False])
def test_a_write_needs_an_unchanged_device_and_an_issued_ticket(
    device: Device, bureau: Bureau, is_bureaus_ticket: bool, holds_new_figures: bool
) -> None:
    decision = decide(
        device,
        bureau,
        is_bureaus_ticket=is_bureaus_ticket,
        holds_new_figures=holds_new_figures,
    )

    is_ready = (device, bureau) == (Device.UNCHANGED, Bureau.ISSUED)
    assert (decision.next is Next.WRITE) is is_ready
    assert decision.code is None or decision.code in PROBLEMS


@pytest.mark.parametrize(("device", "bureau"), PAIRS)
def test_success_needs_a_cleared_device_and_a_bureau_that_knows(
    device: Device, bureau: Bureau
) -> None:
    decision = decide(device, bureau)

    if decision.next in {Next.CONFIRM, Next.FINISH}:
        assert device is Device.CLEARED
        assert bureau in {Bureau.ISSUED, Bureau.CLOSED}


def test_what_was_cleared_elsewhere_is_superseded_only_when_the_bureau_names_that_ticket() -> None:
    known = decide(Device.FOREIGN, Bureau.CLOSED, is_bureaus_ticket=True)
    pending = decide(Device.FOREIGN, Bureau.ISSUED, is_bureaus_ticket=True)

    assert known == Decision(Next.SUPERSEDE, "QK-204")
    assert pending == Decision(Next.CONFIRM_AND_SUPERSEDE, "QK-204")
    assert decide(Device.FOREIGN, Bureau.CLOSED) == Decision(Next.HALT, "QK-404")


def test_new_figures_are_listed_again_unless_the_bureau_holds_a_third_declaration() -> None:
    assert decide(Device.REDECLARED, Bureau.ISSUED).next is Next.LIST_AGAIN
    assert decide(Device.REDECLARED, Bureau.OTHER) == Decision(Next.HALT, "QK-306")
    assert decide(Device.REDECLARED, Bureau.OTHER, holds_new_figures=True).next is Next.LIST_AGAIN


def test_one_ticket_is_sent_again_only_after_a_read_that_shows_no_change_and_not_for_ever() -> None:
    assert may_send_again(1, Device.UNCHANGED)
    assert not may_send_again(MOST_SENDS, Device.UNCHANGED)
    for other in set(Device) - {Device.UNCHANGED}:
        assert not may_send_again(0, other)
