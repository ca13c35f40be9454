"""Every cell of the fault matrix of clearing ends as it must, whoever is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.cards import profile
from backend.cards.reader import TaxDevice
from backend.cards.usercard import UserCard
from backend.cards.values import Baseline, ClearTicket, Reading, UnitState
from backend.cards.virtual.faults import CLEAR_INSTRUCTION, Fault, FaultKind
from backend.cards.virtual.reader import VirtualReader
from backend.clearing.gateway import HttpBureau
from backend.sandbox.bureau.office import Office
from backend.sandbox.bureau.views import Line
from tests.faults.clearing.desk import Desk, put_back, serving_bureau
from tests.faults.clearing.matrix import Cell, cells, run_cell

CELLS = list(cells())
Bureau = tuple[Office, Line, HttpBureau]


@pytest.fixture
def bureau() -> Iterator[Bureau]:
    with serving_bureau() as serving:
        yield serving


@pytest.mark.parametrize("cell", CELLS, ids=[one.name for one in CELLS])
def test_the_fault_ends_as_it_must(cell: Cell, bureau: Bureau, tmp_path: Path) -> None:
    desk = Desk(tmp_path, *bureau, **cell.facts)

    assert run_cell(cell, desk) == []


def test_the_matrix_has_at_least_120_cells_and_names_each_once() -> None:
    names = [one.name for one in CELLS]

    assert len(names) >= 120
    assert len(set(names)) == len(names)


class BelievesTheAnswer(UserCard):
    """A driver without the read-back: takes a write that was tried for one that took."""

    def __init__(self, reader: VirtualReader, tried: set[str]) -> None:
        super().__init__(reader, profile.load("default"))
        self.tried = tried

    def apply(self, ticket: ClearTicket) -> None:
        self.tried.add(ticket.unit_id)
        super().apply(ticket)

    def state(self, unit_id: str, before: Baseline, ticket: ClearTicket | None) -> Reading:
        reading = super().state(unit_id, before, ticket)
        if unit_id not in self.tried:
            return reading
        return Reading(UnitState.CLEARED, reading.proof_sha256, reading.control, was_reset=False)


def test_the_observer_catches_a_station_that_does_not_read_back(
    bureau: Bureau, tmp_path: Path
) -> None:
    tried: set[str] = set()

    def careless(_desk: Desk, reader: VirtualReader) -> TaxDevice:
        return BelievesTheAnswer(reader, tried)

    desk = Desk(tmp_path, *bureau, driver=careless, mend=put_back)
    desk.reader.faults.append(Fault(FaultKind.PULLED_BEFORE, CLEAR_INSTRUCTION))

    desk.run()

    assert desk.verdict() != []
