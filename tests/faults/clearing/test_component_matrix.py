"""The same session through a vendor component: every cell ends as it must."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.clearing.component import (
    ComponentCell,
    ComponentDesk,
    Serving,
    component_cells,
    run_component_cell,
    serving_component,
)

CELLS = list(component_cells())


@pytest.fixture
def serving() -> Iterator[Serving]:
    with serving_component() as running:
        yield running


@pytest.mark.parametrize("cell", CELLS, ids=[one.name for one in CELLS])
def test_the_fault_ends_as_it_must(cell: ComponentCell, serving: Serving, tmp_path: Path) -> None:
    assert run_component_cell(cell, ComponentDesk.at(serving, tmp_path)) == []
