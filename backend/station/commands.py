"""``python app.py precheck`` and ``restore-from-device``: JSON lines."""

import fcntl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backend.cards.dump_command import dump
from backend.cards.errors import CardAbsentError, ReaderGoneError
from backend.infra.config import Settings
from backend.kernel import clock
from backend.station import reading
from backend.station.check import Check
from backend.station.drivers import bureau_of, choose_driver, with_card
from backend.station.drop_outs import DropOuts
from backend.station.folder import StationFolder
from backend.station.journal import Journal
from backend.station.precheck import Surroundings, precheck
from backend.station.reading import CARD, Seen


def check_desk(settings: Settings, reader: str | None) -> list[Check]:
    """The pre-check of this computer; a card that a running station uses is left alone."""
    driver = choose_driver(settings)
    folder = StationFolder(settings.station_folder)
    pairing = folder.pairing()

    def card(name: str) -> Seen:
        if _is_in_use(folder.path / "lock"):
            return Seen(CARD)
        return reading.look_at(lambda: driver.connect(name, None))

    return precheck(
        Surroundings(
            settings=settings,
            server=(pairing and pairing.server) or settings.near_url,
            driver=driver,
            bureau=bureau_of(settings, driver),
            card=card,
            drops=DropOuts(folder.drop_outs_file),
            reader=reader,
        )
    )


def _is_in_use(lock: Path) -> bool:
    with lock.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def dump_component(settings: Settings, *, is_full: bool) -> Iterator[dict[str, Any]]:
    """``card dump`` of a device behind a vendor's component, after a line that says what it is."""
    driver = choose_driver(settings)
    seen = with_card(driver.look(), None)
    if not seen:
        raise CardAbsentError
    yield {"what": "notice", "driver": driver.name, "reader": seen[0].name}
    device = driver.connect(seen[0].name, None)
    try:
        yield from dump(device, "core+usage", is_full=is_full)
    finally:
        device.close()


def restore_from_device(settings: Settings, reader: str | None) -> dict[str, Any]:
    """发票修复: read the inserted card again and note it in the journal. DeviceError."""
    driver = choose_driver(settings)
    readers = driver.look()
    if not readers:
        raise ReaderGoneError
    filled = with_card(readers, reader)
    if not filled:
        raise CardAbsentError
    name = filled[0].name
    told = reading.restore_from_device(lambda: driver.connect(name, None))
    journal = Journal(StationFolder(settings.station_folder).journal_file)
    try:
        session_id = f"repair-{clock.now():%Y%m%d%H%M%S}"
        journal.append(session_id, "restored_from_device", reader=name, **told)
    finally:
        journal.close()
    return {"reader": name, **told}
