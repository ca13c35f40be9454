"""Which installations are a desk: the station runs there, and the sandbox that its bureau needs."""

from pathlib import Path

import pytest

from backend.cards import pcsc
from backend.cards.errors import ServiceDownError
from backend.cards.pcsc import SeenReader
from backend.infra.config import CardDriver, Settings, StationStart, VerifyProviderName
from backend.supervise.children import children_of


@pytest.fixture(autouse=True)
def _no_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    def look() -> list[SeenReader]:
        raise ServiceDownError

    monkeypatch.setattr(pcsc, "look", look)


def names(folder: Path, **members: object) -> list[str]:
    members = {"verify_provider": VerifyProviderName.MANUAL, **members}
    settings = Settings(piaokatong_data=folder, **members)  # type: ignore[arg-type] # by name
    return [one.name for one in children_of(settings)]


def test_without_reader_card_or_pairing_there_is_no_station(tmp_path: Path) -> None:
    assert names(tmp_path) == ["web", "worker"]


def test_a_reader_makes_a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pcsc, "look", lambda: [SeenReader("ACS ACR39U", has_card=False)])

    assert names(tmp_path) == ["sandbox", "web", "worker", "station"]
    assert names(tmp_path, bureau_url="https://bureau.example") == ["web", "worker", "station"]
    assert names(tmp_path, station=StationStart.OFF) == ["web", "worker"]


def test_a_sandbox_card_the_demo_and_a_former_pairing_make_a_desk(tmp_path: Path) -> None:
    assert "station" in names(tmp_path, card_driver=CardDriver.VIRTUAL)
    assert "station" in names(tmp_path, demo=True)
    (tmp_path / "station").mkdir()
    (tmp_path / "station" / "pairing.json").write_text("{}")
    assert "station" in names(tmp_path)
