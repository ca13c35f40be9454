"""A station and the real server: paired, started from the product, confirmed by a person, done."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from backend.application import pair_desk
from backend.infra.config import Settings
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
        assert answer.status_code in {200, 201}, answer.get_data(as_text=True)
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


def test_a_clearing_that_was_started_in_the_product_is_done_at_the_desk(
    station: Station, product: Product
) -> None:
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
    wait_for(lambda: product.get(path)["state"] == "DONE", "the end")

    assert sorted(station.cleared()) == MACHINES == station.effects("confirm")
    wait_for(lambda: product.get(path)["backup"]["is_held"], "the backup at the server")


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
