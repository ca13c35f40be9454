"""Cells of the fault matrix through a real pcscd and its virtual reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cards.pcscd import RealReader, needs_pcscd, running_pcscd
from tests.faults.clearing.desk import serving_bureau
from tests.faults.clearing.real import RealCell, RealDesk, real_cells, run_real_cell

pytestmark = needs_pcscd
CELLS = real_cells()


@pytest.fixture
def service() -> Iterator[RealReader]:
    with running_pcscd() as running:
        yield running


@pytest.mark.parametrize("cell", CELLS, ids=[one.name for one in CELLS])
def test_the_fault_ends_as_it_must_on_a_real_reader(
    cell: RealCell, service: RealReader, tmp_path: Path
) -> None:
    with serving_bureau() as bureau:
        desk = RealDesk(tmp_path, *bureau, service=service)
        try:
            assert run_real_cell(cell, desk) == []
        finally:
            desk.close()


def test_at_least_twenty_cells_go_through_the_real_service() -> None:
    assert len({one.name for one in CELLS}) >= 20
