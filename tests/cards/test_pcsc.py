"""The user card behind a real pcscd and its virtual reader."""

import threading
from collections.abc import Iterator

import pytest

from backend.cards import pcsc, profile
from backend.cards.errors import (
    CardAbsentError,
    CardRemovedError,
    DeviceBusyError,
    DeviceTimeoutError,
    OutcomeUnknownError,
    ReaderGoneError,
    ServiceDownError,
)
from backend.cards.usercard import UserCard
from backend.cards.values import UnitState
from backend.cards.virtual.card import VirtualCard
from tests.cards.conftest import MACHINE, OTHER, IssueCard, baseline_of, ticket_for
from tests.cards.pcscd import RealReader, needs_pcscd, running_pcscd

pytestmark = needs_pcscd


@pytest.fixture
def service() -> Iterator[RealReader]:
    with running_pcscd() as running:
        yield running


@pytest.fixture
def real(service: RealReader, card: VirtualCard) -> Iterator[UserCard]:
    service.insert(card)
    device = UserCard(pcsc.PcscReader(service.name), profile.load("default"))
    yield device
    device.close()


def test_a_card_is_read_and_cleared_through_the_real_service(
    real: UserCard, card: VirtualCard
) -> None:
    before, ticket = baseline_of(real), ticket_for(real)

    real.apply(ticket)

    assert real.state(MACHINE, before, ticket).state is UnitState.CLEARED
    assert card.cleared == [ticket.payload]
    assert len(list(real.dump("full"))) == 14


def test_readers_and_cards_are_seen_as_they_come_and_go(
    service: RealReader, card: VirtualCard
) -> None:
    assert [one.has_card for one in pcsc.look() if one.name == service.name] == [False]
    service.insert(card)
    assert [one.has_card for one in pcsc.look() if one.name == service.name] == [True]


def test_an_empty_reader_and_one_that_is_not_there_say_so(service: RealReader) -> None:
    with pytest.raises(CardAbsentError):
        pcsc.PcscReader(service.name).reconnect()
    with pytest.raises(ReaderGoneError):
        pcsc.PcscReader("No such reader").reconnect()


def test_a_pulled_card_is_told_and_its_handle_stays_dead_until_a_fresh_connection(
    real: UserCard, service: RealReader, card: VirtualCard, issue: IssueCard
) -> None:
    real.identify()
    service.pull()
    with pytest.raises(CardAbsentError):
        real.identify()

    service.insert(issue(OTHER))
    with pytest.raises(CardAbsentError):
        real.identify()
    real._reader.reconnect()
    assert real.identify().machines == (OTHER,)


def test_a_card_pulled_while_it_executes_leaves_the_outcome_unknown(
    real: UserCard, service: RealReader, card: VirtualCard
) -> None:
    before, ticket = baseline_of(real), ticket_for(real)
    answer = card.answer

    def answer_and_vanish(apdu: bytes) -> bytes:
        reply = answer(apdu)
        if apdu[1] == 0xE8:
            raise OSError("pulled")
        return reply

    card.answer = answer_and_vanish  # type: ignore[method-assign] # the hand is faster

    with pytest.raises(OutcomeUnknownError):
        real.apply(ticket)
    card.answer = answer  # type: ignore[method-assign]
    service.insert(card)
    real._reader.reconnect()
    assert real.state(MACHINE, before, ticket).state is UnitState.CLEARED


def test_a_second_program_finds_the_reader_busy(real: UserCard, service: RealReader) -> None:
    real.identify()

    with pytest.raises(DeviceBusyError):
        pcsc.PcscReader(service.name).reconnect()


def test_a_mute_card_is_given_up_in_time(real: UserCard, card: VirtualCard) -> None:
    released = threading.Event()

    def never(_apdu: bytes) -> bytes:
        released.wait(20)
        raise OSError("mute")

    real.identify()
    card.answer = never  # type: ignore[method-assign,assignment] # a card that says nothing
    with pytest.raises(DeviceTimeoutError):
        real._reader.transmit(bytes.fromhex("00A4000002EF02"), timeout_s=0.5)
    released.set()


def test_the_service_may_stop_and_start_again(
    real: UserCard, service: RealReader, card: VirtualCard
) -> None:
    real.identify()
    service.stop()
    with pytest.raises((ServiceDownError, CardRemovedError)):
        real.identify()
    with pytest.raises(ServiceDownError):
        pcsc.look()

    service.start()
    service.insert(card)
    real._reader.reconnect()
    assert real.identify().machines == (MACHINE,)


def test_a_reader_that_was_let_go_leaves_no_thread_behind(
    service: RealReader, card: VirtualCard
) -> None:
    service.insert(card)
    before = threading.active_count()

    for _ in range(3):
        reader = pcsc.PcscReader(service.name)
        UserCard(reader, profile.load("default")).identify()
        reader.close()
        reader.close()

    for one in threading.enumerate():
        if one.name == "pcsc":
            one.join(timeout=10)
    assert threading.active_count() <= before
