import base64
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts.guard import Permission, permission_of
from backend.clearing.models import DeskStation, PairingCode
from backend.infra.db import db
from tests.clearing.wire import PUBLIC_KEY, Wire, pair
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, NewClient, SignIn

Json = dict[str, Any]


def code_of(browser: FlaskClient) -> str:
    return str(browser.post("/api/clearing/pairing-codes").get_json()["code"])


def wish(code: str, name: str = "收银台") -> Json:
    return {"code": code, "name": name, "public_key": PUBLIC_KEY, "version": "1.0"}


@pytest.fixture
def station(new_client: NewClient) -> FlaskClient:
    return new_client()


def test_a_code_pairs_one_station_and_the_database_knows_neither_code_nor_token(
    app: APIFlask, qian: FlaskClient, station: FlaskClient
) -> None:
    code = code_of(qian)

    paired = station.post("/api/desk/pair", json=wish(code)).get_json()
    again = station.post("/api/desk/pair", json=wish(code))

    assert len(code) == 8
    assert (again.status_code, again.get_json()["code"]) == (403, "desk.pairing_code")
    with app.app_context():
        kept = db.session.scalars(select(DeskStation)).one()
        assert kept.token_hash != paired["token"]
        assert db.session.scalars(select(PairingCode)).one().code_hash != code


def test_a_code_may_be_typed_small_and_with_a_dash(qian: FlaskClient, station: FlaskClient) -> None:
    code = code_of(qian).lower()

    answer = station.post("/api/desk/pair", json=wish(f"{code[:4]}-{code[4:]}"))

    assert answer.status_code == 201


def test_a_code_is_worthless_after_ten_minutes(
    qian: FlaskClient, station: FlaskClient, clock: FakeClock
) -> None:
    code = code_of(qian)
    clock.pass_time(minutes=10)

    assert station.post("/api/desk/pair", json=wish(code)).status_code == 403


def test_who_guesses_codes_has_to_wait(station: FlaskClient, clock: FakeClock) -> None:
    answers = [station.post("/api/desk/pair", json=wish("AAAABBBB")) for _ in range(11)]

    assert {one.status_code for one in answers[:10]} == {403}
    assert answers[10].status_code == 429
    assert int(answers[10].headers["Retry-After"]) > 0


@pytest.mark.parametrize("key", ["", "no base64!", base64.b64encode(b"short").decode()])
def test_a_key_that_is_none_is_refused(qian: FlaskClient, station: FlaskClient, key: str) -> None:
    answer = station.post("/api/desk/pair", json=wish(code_of(qian)) | {"public_key": key})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == "public_key"


def test_only_the_old_token_keeps_a_stations_row(
    qian: FlaskClient, new_client: NewClient, wire: Wire
) -> None:
    kept = wire.client.post(
        "/api/desk/pair",
        json=wish(code_of(qian)),
        headers={"Authorization": f"Bearer {wire.token}"},
    ).get_json()
    other = pair(qian, new_client())

    assert kept["station_id"] == wire.station_id
    assert other.station_id != wire.station_id
    assert wire.beat().status_code == 401  # a new token took the old one's place


def test_a_revoked_station_is_a_stranger_at_once(qian: FlaskClient, wire: Wire) -> None:
    assert wire.beat().status_code == 200

    assert qian.delete(f"/api/clearing/stations/{wire.station_id}").status_code == 204

    answer = wire.beat()
    assert (answer.status_code, answer.get_json()["code"]) == (401, "desk.unknown_station")
    assert qian.get("/api/clearing/status").get_json()["stations"] == []
    assert qian.delete("/api/clearing/stations/999").status_code == 404


def test_no_route_of_stations_answers_without_a_token(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        if permission_of(app.view_functions[rule.endpoint]) is Permission.STATION:
            path = app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, "x"))
            for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
                body = {"entries": []} if path.endswith("events") else HEARTBEAT
                for browser in (client, sign_in(SUN)):
                    answer = browser.open(path, method=method, json=body)
                    assert answer.status_code == 401, path
                    tried += 1
    assert tried == 8


HEARTBEAT = {"clock": "2026-11-23T02:00:00+00:00", "service": "running", "readers": []}


def test_who_clears_nothing_gets_no_code(sign_in: SignIn) -> None:
    assert sign_in(LIN).post("/api/clearing/pairing-codes").status_code == 403
