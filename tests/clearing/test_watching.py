"""The live log: server-sent events that go on where the browser left off."""

import itertools
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.clearing.errors import TooManyStreamsError
from backend.clearing.service import watching
from backend.clearing.service.parts import Streams
from tests.clearing.test_mirroring import begin
from tests.clearing.wire import Wire

Json = dict[str, Any]


def ended_log(browser: FlaskClient, wire: Wire) -> str:
    session_id = begin(browser, wire)
    wire.until_listed(session_id)
    wire.ends(session_id, "ABORTED")
    return f"/api/clearing/sessions/{session_id}/events"


def test_a_stream_tells_every_line_with_its_id_and_ends_with_the_session(
    qian: FlaskClient, wire: Wire
) -> None:
    path = ended_log(qian, wire)
    lines = qian.get(f"{path}?as=json").get_json()["lines"]

    answer = qian.get(path)

    assert answer.content_type == "text/event-stream; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Accel-Buffering"] == "no"
    events = answer.get_data(as_text=True).split("\n\n")
    assert events[0] == "retry: 1000"
    assert [_id(one) for one in events[1:-2]] == [one["id"] for one in lines]
    assert [json.loads(one.split("data: ")[1]) for one in events[1:-2]] == lines
    assert events[-2].startswith("event: ended")
    assert lines[-1]["state"] == "ABORTED"


def test_a_browser_that_comes_back_gets_what_it_has_missed(qian: FlaskClient, wire: Wire) -> None:
    path = ended_log(qian, wire)
    ids = [one["id"] for one in qian.get(f"{path}?as=json").get_json()["lines"]]

    by_header = qian.get(path, headers={"Last-Event-ID": str(ids[2])}).get_data(as_text=True)
    by_query = qian.get(f"{path}?as=json&after={ids[2]}").get_json()["lines"]
    nonsense = qian.get(path, headers={"Last-Event-ID": "9" * 40}).get_data(as_text=True)

    assert [_id(one) for one in by_header.split("\n\n")[1:-2]] == ids[3:]
    assert [one["id"] for one in by_query] == ids[3:]
    assert len(nonsense.split("\n\n")[1:-2]) == len(ids)


def _id(event: str) -> int:
    return int(event.split("\n", maxsplit=1)[0].removeprefix("id: "))


def test_a_third_stream_is_refused_and_a_closed_one_makes_room() -> None:
    streams = Streams()
    first = watching.LiveLog(streams, 1, lambda _after: _silence())
    watching.LiveLog(streams, 1, lambda _after: _silence())

    with pytest.raises(TooManyStreamsError):
        watching.LiveLog(streams, 1, lambda _after: _silence())
    watching.LiveLog(streams, 2, lambda _after: _silence())
    first.close()
    watching.LiveLog(streams, 1, lambda _after: _silence())


def test_a_silent_stream_is_kept_awake_and_closed_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watching, "LOOK_EVERY_S", 0.0)
    seconds: Iterator[int] = itertools.count(0, 4)
    log = watching.LiveLog(Streams(), 1, lambda _after: _silence())

    told = list(log.pieces(0, now=lambda: float(next(seconds)), longest_s=100.0))

    assert told[0] == b"retry: 1000\n\n"
    assert set(told[1:]) == {b": still here\n\n"}


def _silence() -> Json:
    return {"lines": [], "state": "WAIT_COMPARE", "has_ended": False}


def test_a_process_that_is_told_to_stop_lets_its_streams_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closing = threading.Event()
    monkeypatch.setattr("backend.clearing.service.watching.closing", closing)
    nothing_new = {"lines": [], "state": "LISTED", "has_ended": False}
    live = watching.LiveLog(Streams(), 1, lambda _after: nothing_new)

    pieces = live.pieces(0)
    first = next(pieces)
    closing.set()

    assert first == b"retry: 1000\n\n"
    assert list(pieces) == []
