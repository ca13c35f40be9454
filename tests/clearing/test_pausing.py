"""暂停: one session stops before its next act, until somebody goes on; nobody else is stopped."""

from typing import Any

from flask.testing import FlaskClient

from tests.clearing.test_acts import kinds
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import PRINT, UNIT, Wire, card, unit
from tests.fakes import FakeClock
from tests.personas import LI, LIN, QINGCHUAN, SUN, SignIn

Json = dict[str, Any]


def pause(browser: FlaskClient, session_id: str, reason: str = "") -> Any:
    return browser.post(f"/api/clearing/sessions/{session_id}/pause", json={"reason": reason})


def reported(browser: FlaskClient, wire: Wire) -> str:
    """A session whose declaration has left the house."""
    session_id = begin(browser, wire)
    wire.until_listed(session_id)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: PRINT}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="REPORTED", code=None),
    )
    return session_id


def told_pauses(wire: Wire, session_id: str) -> list[list[Json]]:
    """By each of the three calls of a station."""
    return [
        wire.beat(card(unit())).get_json()["pauses"],
        wire.call("GET", "commands?after=0&wait=0").get_json()["pauses"],
        wire.post(wire.entry(session_id, "noted")).get_json()["pauses"],
    ]


def test_the_station_hears_of_a_pause_in_every_answer_until_somebody_goes_on(
    qian: FlaskClient, wire: Wire
) -> None:
    session_id = reported(qian, wire)

    assert pause(qian, session_id, "等财务核对").status_code == 200
    paused = told_pauses(wire, session_id)
    stop = wire.beat(card(unit())).get_json()["stop"]
    qian.post(f"/api/clearing/sessions/{session_id}/resume")

    for told in paused:
        assert [(one["session_id"], one["by"], one["reason"]) for one in told] == [
            (session_id, "钱多多", "等财务核对")
        ]
    assert stop is None  # the other readers of this station go on
    assert told_pauses(wire, session_id) == [[], [], []]
    assert kinds(wire)[-2:] == ["pause", "resume"]


def test_the_page_says_who_paused_when_and_why_and_whether_the_station_has_stopped(
    qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = reported(qian, wire)
    assert shown(qian, session_id)["may"]["pause"] is True

    asked = pause(qian, session_id, " 等财务核对 ").get_json()
    wire.post(wire.entry(session_id, "paused", by="钱多多", why="等财务核对"))
    wire.sessions = [
        {"session_id": session_id, "state": "REPORTED", "pause": "parked",
         "code": "clearing.paused", "detail": "钱多多 已暂停"}
    ]  # fmt: skip
    wire.beat(card(unit()))
    held = shown(qian, session_id)

    assert (asked["paused"]["is_held"], held["paused"]["is_held"]) == (False, True)
    assert held["paused"]["by"]["display_name"] == "钱多多"
    assert (held["paused"]["reason"], held["state"], held["pause"]) == (
        "等财务核对", "REPORTED", "parked",
    )  # fmt: skip
    assert (held["may"]["pause"], held["may"]["resume"]) == (False, True)
    assert [(one["text"], one["is_error"]) for one in held["log"][-2:]] == [
        ("钱多多 要求暂停：等财务核对", False), ("已暂停在下一步之前：等财务核对", False),
    ]  # fmt: skip


def test_a_second_pause_changes_nothing_and_the_first_ones_words_stay(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    session_id = reported(qian, wire)
    pause(qian, session_id, "等财务核对")

    again = pause(sign_in(SUN), session_id, "别的")

    assert (again.status_code, again.get_json()["paused"]["reason"]) == (200, "等财务核对")
    assert kinds(wire).count("pause") == 1


def test_what_can_still_be_given_up_is_not_paused_and_what_has_ended_is_told_so(
    qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    early = pause(qian, session_id)
    wire.ends(session_id, "DONE")
    late = pause(qian, session_id)

    assert shown(qian, session_id)["may"]["pause"] is False
    assert [(one.status_code, one.get_json()["code"]) for one in (early, late)] == [
        (409, "clearing.can_still_abort"), (409, "clearing.has_ended"),
    ]  # fmt: skip
    assert "没有可以暂停的步骤" in late.get_json()["detail"]


def test_a_session_that_ends_is_paused_no_more(qian: FlaskClient, wire: Wire) -> None:
    session_id = reported(qian, wire)
    pause(qian, session_id)

    wire.post(wire.entry(session_id, "state", UNIT, state="DONE", code=None))
    wire.ends(session_id, "DONE")

    assert shown(qian, session_id)["paused"] is None
    assert wire.beat(card()).get_json()["pauses"] == []


def test_a_pause_is_for_those_who_clear(
    qian: FlaskClient, wire: Wire, client: FlaskClient, sign_in: SignIn
) -> None:
    session_id = reported(qian, wire)

    assert pause(client, session_id).status_code == 401
    for persona in (LIN, LI):
        assert pause(sign_in(persona), session_id).status_code == 403
    assert pause(qian, "QK261123-ABCDEFGH").status_code == 404
    assert pause(qian, session_id, "长" * 201).status_code == 422


def test_another_companys_session_is_not_paused(
    qian: FlaskClient, wire: Wire, stranger: FlaskClient
) -> None:
    wire.beat(card(unit(), taxpayer_no=QINGCHUAN.tax_id))
    body = {"station_id": wire.station_id, "reader": "Virtual Reader 00", "kind": "MONTHLY"}
    session_id = qian.post("/api/clearing/sessions", json=body).get_json()["id"]

    assert pause(stranger, session_id).status_code == 404
