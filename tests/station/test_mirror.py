"""What was damaged on its way goes again, with one effect (F18)."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backend.station.errors import ServerRefusedError
from backend.station.journal import Journal
from backend.station.mirror import Mirror
from backend.station.signals import Signals

DAMAGED = ServerRefusedError(422, "desk.file_damaged", "内容与校验值不符")
DIFFERS = ServerRefusedError(409, "desk.file_differs", "已有另一份")


@pytest.mark.parametrize(
    ("refusals", "sent"),
    [([], 1), ([DAMAGED], 2), ([DAMAGED] * 9, 3), ([DIFFERS], 1)],
)
def test_a_backup_that_was_damaged_on_its_way_goes_again_a_few_times(
    tmp_path: Path, refusals: list[ServerRefusedError], sent: int
) -> None:
    (tmp_path / "s.tar.sealed").write_bytes(b"sealed")
    left, calls = list(refusals), []

    def put_file(_session_id: str, file: Path) -> None:
        calls.append(file.read_bytes())
        if left:
            raise left.pop(0)

    link: Any = SimpleNamespace(put_file=put_file)
    mirror = Mirror(tmp_path / "journal.db", link, Signals(), [tmp_path])

    mirror._hand_over("s", "s.tar.sealed")

    assert calls == [b"sealed"] * sent


def test_what_the_server_did_not_take_is_counted_until_it_has_it(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.db")
    for number in range(3):
        journal.append("s", "noted", number=number)
    signals = Signals()
    mirror = Mirror(tmp_path / "journal.db", SimpleNamespace(), signals, [])  # type: ignore[arg-type] # never asked

    mirror._count_unsent(journal, 1)

    assert signals.unsent == 2
    journal.close()
