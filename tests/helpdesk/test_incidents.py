"""错误编号: every problem carries an id, and what the log said of a failure is found under it."""

import json
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from backend.application import create_app
from backend.infra import incidents
from backend.infra.config import Settings
from backend.infra.db import db
from backend.infra.incidents import Failure, Incident
from backend.infra.jobs.engine import Jobs
from backend.infra.parts import part
from tests.databases import both_databases
from tests.fakes import FakeClock

SECRETS = {
    "password": "Qingchuan-2026",
    "note": "身份证 11010119900307002X 手机 13800001111 税号 91990000MA0000QC0W lin@example.com",
}


def error_id_of(answer: Any) -> str:
    return str(answer.get_json()["instance"]).removeprefix("urn:piaokatong:error:")


def count_of(app: APIFlask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Incident)) or 0


def test_every_problem_names_the_id_under_which_the_log_has_it(client: FlaskClient) -> None:
    nos = (client.get("/api/home"), client.get("/api/nothing"), client.delete("/api/kinds"))

    assert [one.status_code for one in nos] == [401, 404, 405]
    for answer in nos:
        assert error_id_of(answer) == answer.headers["X-Request-Id"]
        assert incidents.is_error_id(error_id_of(answer))


@both_databases
def test_a_failure_is_found_by_every_process_and_tells_no_secret(
    app: APIFlask, settings: Settings, client: FlaskClient, broken: str, clock: FakeClock
) -> None:
    answer = client.post(broken, json=SECRETS)

    other_process = create_app(settings)
    with other_process.app_context():
        kept = incidents.find(error_id_of(answer))
        assert kept is not None
        lines = incidents.lines_of(kept)
        facts = (kept.at, kept.code, kept.status, kept.method, kept.route)
        db.session.remove()
        db.engine.dispose()
    assert facts == (clock.now(), "internal", 500, "POST", "/api/broken/<int:number>")
    text = "\n".join(lines)
    assert all(error_id_of(answer) in line for line in lines if not line.startswith("  "))
    for event in ("before_it_broke", "unhandled_error", "request", "RuntimeError", "number=7"):
        assert event in text
    for secret in ("Qingchuan-2026", "11010119900307002X", "13800001111", "QC0W", "lin@", "take"):
        assert secret not in text
    assert len(json.dumps(lines)) < 20_000


def test_a_no_that_a_person_caused_leaves_nothing(app: APIFlask, client: FlaskClient) -> None:
    client.get("/api/home")
    client.post("/api/login", json={"username": 1})

    assert count_of(app) == 0


def test_a_failing_job_is_kept_and_its_row_names_the_id(app: APIFlask) -> None:
    def fail(_: object) -> None:
        raise KeyError("13800001111")

    with app.app_context():
        engine = part(Jobs)
        engine._do_guarded(engine.works[0], fail, None, [])
        (kept,) = db.session.scalars(select(Incident)).all()
        lines = incidents.lines_of(kept)

    assert (kept.status, kept.method, kept.route) == (None, "JOB", engine.works[0].name)
    assert "job_failed" in lines[0]
    assert "KeyError" in lines[1]
    assert "13800001111" not in "".join(lines)


def test_only_so_many_are_kept_an_hour_and_only_for_thirty_days(
    app: APIFlask, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "MOST_AN_HOUR", 3)
    monkeypatch.setattr(incidents, "MOST_KEPT", 4)

    def fail(number: int) -> None:
        incidents.keep(Failure(f"{number:016x}", "internal", 500, "GET", "/api/home", "1"))

    with app.app_context():
        for number in range(5):
            clock.pass_time(minutes=1)
            fail(number)
        first = count_of(app)
        for hour in range(1, 4):
            clock.pass_time(hours=2)
            fail(10 + hour)
        incidents.tidy()
        newest = count_of(app)
        clock.pass_time(days=31)
        incidents.tidy()
        after_a_month = count_of(app)
        nothing = incidents.find("f" * 16), incidents.find("../etc"), incidents.find("")

    assert (first, newest, after_a_month) == (3, 4, 0)
    assert nothing == (None, None, None)


def test_a_database_that_is_gone_keeps_nothing_and_the_answer_still_comes(
    client: FlaskClient, settings: Settings
) -> None:
    settings.sqlite_path.unlink()
    settings.sqlite_path.mkdir()

    answer = client.get("/api/session")

    assert answer.get_json()["code"] == "web.database_unavailable"
    assert incidents.is_error_id(error_id_of(answer))


def test_an_id_that_is_there_already_does_no_harm(app: APIFlask, clock: FakeClock) -> None:
    failure = Failure("a" * 16, "internal", 500, "GET", "/api/home", "1")

    with app.app_context():
        incidents.keep(failure)
        clock.pass_time(minutes=1)
        incidents.keep(failure)

    assert count_of(app) == 1
