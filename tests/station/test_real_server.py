"""A station and the real server: paired, started from the product, confirmed by a person, done."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from backend.application import pair_desk
from backend.infra.config import Settings
from backend.sandbox.bureau.office import Comparison
from backend.station.folder import Pairing, StationFolder
from tests.personas import PASSWORD, QIAN, SUN, SignIn
from tests.station.conftest import MACHINES, Station, wait_for

READER = "沙箱读卡器"


@dataclass
class Product:
    """The whole application on loopback for the station, and its desk page for 钱."""

    port: int
    qian: FlaskClient

    def get(self, path: str) -> Any:
        answer = self.qian.get(path)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = self.qian.post(path, json=body or {})
        assert answer.status_code in {200, 201, 202}, answer.get_data(as_text=True)
        return answer.get_json()


@pytest.fixture
def product(app: APIFlask, sign_in: SignIn) -> Iterator[Product]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Product(server.server_port, sign_in(QIAN))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def begin_confirmed(station: Station, product: Product) -> str:
    """A paired desk and a clearing whose list a person has confirmed; the session's path."""
    code = product.post("/api/clearing/pairing-codes")["code"]
    station.server.port = product.port
    station.start("--pair", code.lower(), "--name", "前台")
    wait_for(lambda: _cards(product), "the card on the page")
    desk = product.get("/api/clearing/status")["stations"][0]
    begun = product.post(
        "/api/clearing/sessions", {"station_id": desk["id"], "reader": READER, "kind": "MONTHLY"}
    )
    path = f"/api/clearing/sessions/{begun['id']}"
    wait_for(lambda: product.get(path)["needs"]["confirmation"], "the list")
    listed = {one["unit_id"]: one["fingerprint"] for one in product.get(path)["units"]}
    assert product.post(f"{path}/challenge")["by"] == "password"
    product.post(f"{path}/confirm", {"fingerprints": listed, "password": PASSWORD})
    return path


def test_a_clearing_that_was_started_in_the_product_is_done_at_the_desk(
    station: Station, product: Product
) -> None:
    path = begin_confirmed(station, product)
    wait_for(lambda: product.get(path)["state"] == "DONE", "the end")

    assert sorted(station.cleared()) == MACHINES == station.effects("confirm")
    wait_for(lambda: product.get(path)["backup"]["is_held"], "the backup at the server")
    _open_backup_again(station, product, path)


def _open_backup_again(station: Station, product: Product, path: str) -> None:
    """再次核验 and 取出文件, from the page to the desk's disk and back."""
    for act in ("check", "take_out"):
        product.post(f"{path}/backup", {"act": act})
    wait_for(lambda: all(one["answered_at"] for one in _answers(product)), "the answers")
    taken, checked = _answers(product)
    kept = station.backup(path.rpartition("/")[2])

    assert (checked["problem"], taken["problem"]) == (None, None)
    assert {one["name"]: one["byte_count"] for one in checked["files"]} == {
        name: len(content) for name, content in kept.items()
    }
    assert {one.name: one.read_bytes() for one in Path(taken["folder"]).iterdir()} == kept


def _answers(product: Product) -> list[dict[str, Any]]:
    return list(product.get("/api/clearing/backups")["items"][0]["answers"])


def test_a_clearing_that_a_person_pauses_waits_for_his_word_and_is_then_done(
    station: Station, product: Product
) -> None:
    station.office.compare(Comparison.PENDING)
    path = begin_confirmed(station, product)
    wait_for(lambda: product.get(path)["state"] == "WAIT_COMPARE", "the comparison")

    product.post(f"{path}/pause", {"reason": "等财务核对"})
    wait_for(lambda: product.get(path)["paused"]["is_held"], "the station to stop")
    station.office.compare(Comparison.PASSED)
    held = product.get(path)
    product.post(f"{path}/resume")
    wait_for(lambda: product.get(path)["state"] == "DONE", "the end")

    assert (held["state"], held["pause"], held["code"]) == (
        "WAIT_COMPARE", "parked", "clearing.paused",
    )  # fmt: skip
    texts = [one["text"] for one in product.get(path)["log"]]
    assert "钱多多 要求暂停：等财务核对" in texts
    assert "已暂停在下一步之前：等财务核对" in texts
    assert "暂停解除，继续进行" in texts
    assert sorted(station.cleared()) == MACHINES


def _cards(product: Product) -> bool:
    status = product.get("/api/clearing/status")
    return any(one["card"] for desk in status["stations"] for one in desk["readers"])


def test_the_station_of_the_same_machine_gets_a_code_once_somebody_can_answer_for_it(
    settings: Settings, product: Product, sign_in: SignIn
) -> None:
    folder = StationFolder(settings.station_folder)
    assert not pair_desk(settings)
    assert folder.take_code() is None

    sign_in(SUN)
    assert not pair_desk(settings)
    left = folder.take_code()

    assert left is not None
    assert left[0] == settings.near_url
    wish = {"code": left[1], "name": "前台", "version": "0.1.0", "public_key": "A" * 43 + "="}
    assert product.qian.post("/api/desk/pair", json=wish).status_code == 201


def test_a_code_that_was_left_waits_and_one_that_was_lost_is_followed_by_another(
    settings: Settings, sign_in: SignIn
) -> None:
    sign_in(SUN)
    folder = StationFolder(settings.station_folder)

    pair_desk(settings)
    pair_desk(settings)
    first = folder.take_code()
    pair_desk(settings)
    second = folder.take_code()

    assert first is not None
    assert second is not None
    assert first != second


def test_a_station_that_was_paired_before_gets_no_code_by_itself(settings: Settings) -> None:
    folder = StationFolder(settings.station_folder)
    folder.keep_pairing(Pairing("", "前台", "1", "a token"))

    assert pair_desk(settings)
    assert folder.take_code() is None
