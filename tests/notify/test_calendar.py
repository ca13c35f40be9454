"""日历订阅: a person's dates behind a secret address, read back as a calendar reads them."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select

from backend.accounts.models import PersonRow
from backend.accounts.rules import PersonState
from backend.infra.db import db, transaction
from backend.infra.parts import provide
from backend.notify.models import CalendarFeed
from backend.notify.service import CalendarEntry, Sources
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.notify.conftest import Desk
from tests.personas import LIN, QIAN, SUN, WANG, SignIn


def subscribe(client: FlaskClient) -> str:
    """The path of a new secret address."""
    answer = client.post("/api/calendar")
    assert answer.status_code == 201
    url: str = answer.get_json()["url"]
    assert url.startswith("http://127.0.0.1:8000/api/calendar/")
    return url.removeprefix("http://127.0.0.1:8000")


def events(client: FlaskClient, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.data)
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


@both_databases
def test_a_calendar_shows_reminders_confirmations_and_dated_items(
    client: FlaskClient, sign_in: SignIn, join: Callable[..., int], clock: FakeClock
) -> None:
    qian = sign_in(QIAN)
    reminder = qian.post(
        "/api/reminders", json={"text": "报税\n前核对".replace("\n", " "), "due_at":
        "2026-11-25T09:30:00+08:00"}
    ).get_json()  # fmt: skip
    confirmation = qian.post(
        "/api/red-confirmations",
        json={"number": "35022311190000012345", "came_at": "2026-11-23T10:00:00+08:00"},
    ).get_json()
    item = sign_in(SUN).post(
        "/api/dated-items",
        json={"title": "税务数字证书", "kind": "certificate", "due_on": "2026-12-01",
              "person_id": join(QIAN), "lead_days": [7, 1]},
    ).get_json()  # fmt: skip

    found = events(client, subscribe(qian))

    at = found[f"reminder-{reminder['id']}@piaokatong"]
    assert at["summary"] == "报税 前核对"
    assert at["dtstart"].dt == datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
    lapse = found[f"red-confirmation-{confirmation['id']}@piaokatong"]
    assert lapse["dtstart"].dt == datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
    assert triggers(lapse) == [timedelta(hours=-12), timedelta(hours=-2)]
    due = found[f"dated-item-{item['id']}@piaokatong"]
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert triggers(due) == [
        timedelta(days=-7, hours=9),
        timedelta(days=-1, hours=9),
    ]
    assert "http://127.0.0.1:8000/reminders" in due["description"]
    filing = found["filing-2026-12@piaokatong"]  # 钱 is the tax clerk
    assert filing["dtstart"].dt == date(2026, 12, 15)
    assert triggers(filing) == [timedelta(days=-days, hours=9) for days in (7, 3, 1)]
    assert len([uid for uid in found if not uid.startswith("filing-")]) == 3


def triggers(event: Any) -> list[timedelta]:
    return [alarm["trigger"].dt for alarm in event.walk("VALARM")]


def test_the_same_date_keeps_its_uid_and_what_is_over_goes(
    desk: Desk, client: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    lin = sign_in(LIN)
    due = {"text": "交票", "due_at": "2026-11-23T11:00:00+08:00"}
    reminder = lin.post("/api/reminders", json=due).get_json()
    path = subscribe(lin)
    before = events(client, path)

    later = due | {"due_at": "2026-11-23T12:00:00+08:00"}
    lin.put(f"/api/reminders/{reminder['id']}", json=later)
    after = events(client, path)
    clock.pass_time(hours=3)
    desk.work()

    assert set(before) == set(after)
    assert events(client, path) == {}


@both_databases
def test_a_new_address_makes_the_one_before_worthless(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)
    old = subscribe(lin)
    new = subscribe(lin)

    assert client.get(old).status_code == 404
    assert events(client, new) == {}
    assert lin.delete("/api/calendar").status_code == 204
    assert client.get(new).status_code == 404


def test_the_address_is_kept_as_a_hash_only(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    path = subscribe(sign_in(LIN))
    token = path.rpartition("/")[2].removesuffix(".ics")

    with app.app_context():
        (feed,) = db.session.scalars(select(CalendarFeed)).all()

    assert token not in feed.token_hash
    shown = sign_in(LIN).get("/api/notifications").get_json()
    assert token not in str(shown)
    assert shown["calendar_since"] is not None
    assert shown["calendar_read_at"] is None
    client.get(path)
    assert sign_in(LIN).get("/api/notifications").get_json()["calendar_read_at"] is not None


def test_a_calendar_holds_its_own_persons_dates_only(
    client: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    due = {"text": "王建国的事", "due_at": "2026-11-23T11:00:00+08:00"}
    sign_in(WANG).post("/api/reminders", json=due)

    assert events(client, subscribe(sign_in(LIN))) == {}


def test_who_may_not_sign_in_has_no_calendar(
    app: APIFlask, client: FlaskClient, sign_in: SignIn, join: Callable[..., int]
) -> None:
    path, lin_id = subscribe(sign_in(LIN)), join(LIN)
    with app.app_context(), transaction() as session:
        session.get_one(PersonRow, lin_id).state = PersonState.DISABLED

    assert client.get(path).status_code == 404


def test_wrong_addresses_are_not_found_and_then_slowed_down(
    client: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    right = subscribe(sign_in(LIN))

    answers = [client.get(f"/api/calendar/wrong-{number}.ics") for number in range(22)]
    longest = client.get(f"/api/calendar/{'x' * 500}.ics")

    assert [one.status_code for one in answers] == [404] * 20 + [429] * 2
    assert answers[-1].get_json()["code"] == "notify.too_many_calendar_tries"
    assert longest.status_code == 429
    assert client.get(right).status_code == 200


def test_features_above_bring_dates_of_their_own(
    app: APIFlask, client: FlaskClient, sign_in: SignIn, join: Callable[..., int]
) -> None:
    class Filing:
        def entries(self, person_id: int) -> Sequence[CalendarEntry]:
            if person_id != join(QIAN):
                return []
            return [CalendarEntry("filing-2026-12", "申报截止", on=date(2026, 12, 15))]

    path = subscribe(sign_in(QIAN))
    provide(app, Sources(calendar=[Filing()]))

    assert list(events(client, path)) == ["filing-2026-12@piaokatong"]
