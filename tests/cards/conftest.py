"""Virtual cards of every profile, in a virtual reader."""

from collections.abc import Callable
from datetime import date

import pytest

from backend.cards import profile
from backend.cards.usercard import UserCard
from backend.cards.values import Baseline, ClearTicket
from backend.cards.virtual import register, tickets
from backend.cards.virtual.card import VirtualCard
from backend.cards.virtual.issue import issue_card
from backend.cards.virtual.reader import VirtualReader
from backend.cards.virtual.tickets import Limits

START, END = date(2026, 10, 1), date(2026, 10, 31)
MAC1 = bytes.fromhex("A1B2C3D4")
MACHINE = "0000000012345678"
OTHER = "0000000087654321"
every_profile = pytest.mark.parametrize("profile_name", ["default", "r2", "strict"])

IssueCard = Callable[..., VirtualCard]


@pytest.fixture
def profile_name() -> str:
    """A test or module may ask for more."""
    return "default"


@pytest.fixture
def issue(profile_name: str) -> IssueCard:
    """Issues cards of the profile."""

    def make(*machines: str, **facts: object) -> VirtualCard:
        chosen = profile.load(profile_name)
        simulated = profile.load_simulation(profile_name)
        numbers = machines or (MACHINE,)
        return issue_card(chosen, simulated, machines=numbers, **facts)  # type: ignore[arg-type] # passed on as given

    return make


@pytest.fixture
def card(issue: IssueCard) -> VirtualCard:
    """One machine that has declared October."""
    made = issue()
    register.declare(made, MACHINE, START, END, mac1=MAC1)
    return made


@pytest.fixture
def reader(card: VirtualCard) -> VirtualReader:
    """The reader with that card."""
    return VirtualReader(card)


@pytest.fixture
def device(reader: VirtualReader, profile_name: str) -> UserCard:
    """The driver on it."""
    return UserCard(reader, profile.load(profile_name))


def ticket_for(device: UserCard, unit_id: str = MACHINE, mac1: bytes = MAC1) -> ClearTicket:
    """What the bureau issues for the declaration with this MAC1."""
    limits = Limits(
        limit_date=date(2026, 12, 15),
        single_fen=1_000_000,
        total_fen=100_000_000,
        return_fen=20_000_000,
        tax_indexes=(1, 2, 3),
    )
    length = device.profile.cipher_length
    payload = tickets.make_control(unit_id, limits, mac1, cipher_length=length)
    fingerprint = device.collect(unit_id).fingerprint
    return ClearTicket(unit_id, fingerprint, payload, limits.limit_date)


def baseline_of(device: UserCard, unit_id: str = MACHINE) -> Baseline:
    """The unit as it is now."""
    return Baseline(device.monitor(unit_id).raw, device.collect(unit_id).fingerprint)
