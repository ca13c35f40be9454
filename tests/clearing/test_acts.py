"""What people may do with a session, and who may do it."""

import base64
import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from backend.accounts.guard import Permission, permission_of
from backend.accounts.models import PersonRow
from backend.audit.models import AuditRecord
from backend.clearing.models import DeskCommand
from backend.infra.config import Settings
from backend.infra.db import db
from backend.infra.mail import Mail
from tests.clearing.test_journey import prints
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import OTHER_PRINT, UNIT, Wire
from tests.fakes import FakeClock
from tests.personas import LI, LIN, PASSWORD, QIAN, SUN, WANG, ZHAO, Persona, SignIn

Json = dict[str, Any]
SEALED = base64.b64encode(bytes(32 + 12 + 6 + 16)).decode()
ACTS: dict[str, Json | None] = {
    "challenge": None,
    "confirm": {"fingerprints": {UNIT: OTHER_PRINT}, "password": PASSWORD},
    "approve": {"fingerprints": {UNIT: OTHER_PRINT}},
    "unlock": {"sealed": SEALED},
    "resume": None,
    "abort": None,
    "sign_off": {"has_register_updated": "yes"},
}


def act(browser: FlaskClient, session_id: str, name: str, body: Json | None = None) -> Any:
    return browser.post(f"/api/clearing/sessions/{session_id}/{name}", json=body)


def listed(browser: FlaskClient, wire: Wire, **wish: Any) -> str:
    session_id = begin(browser, wire, **wish)
    wire.until_listed(session_id)
    return session_id


def kinds(wire: Wire) -> list[str]:
    return [one["kind"] for one in wire.commands()]


@pytest.mark.parametrize("name", ACTS)
def test_acts_are_for_those_who_clear(
    qian: FlaskClient, client: FlaskClient, sign_in: SignIn, name: str
) -> None:
    assert act(client, "QK261123-ABCDEFGH", name, ACTS[name]).status_code == 401
    for persona in (LIN, ZHAO, LI):
        assert act(sign_in(persona), "QK261123-ABCDEFGH", name, ACTS[name]).status_code == 403
    assert act(qian, "QK261123-ABCDEFGH", name, ACTS[name]).status_code == 404


def test_whoever_is_refused_an_act_leaves_a_row_in_the_audit_log(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    lin = sign_in(LIN)

    act(lin, "QK261123-ABCDEFGH", "resume", ACTS["resume"])
    lin.post("/api/clearing/sessions", json={"station_id": 1})
    lin.get("/api/clearing/status")
    act(client, "QK261123-ABCDEFGH", "resume", ACTS["resume"])

    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action == "accounts.refused")
        rows = db.session.scalars(query.order_by(AuditRecord.id)).all()
        mine = select(PersonRow.id).where(PersonRow.display_name == LIN.display_name)
        me = db.session.scalars(mine).one()
        assert [one.facts["act"] for one in rows] == [
            "POST /api/clearing/sessions/QK261123-ABCDEFGH/resume",
            "POST /api/clearing/sessions",
        ]
        assert {(one.actor_id, one.facts["permission"]) for one in rows} == {(me, "tax")}


@pytest.mark.parametrize(
    ("persona", "permission"),
    [
        (LIN, set()),
        (ZHAO, set()),
        (LI, {Permission.TAX_BOOKS}),
        (WANG, {Permission.TAX_BOOKS, Permission.TAX_APPROVAL}),
        (QIAN, {Permission.TAX_BOOKS, Permission.TAX_APPROVAL, Permission.TAX}),
        (SUN, {Permission.TAX_BOOKS, Permission.TAX_APPROVAL, Permission.TAX,
               Permission.ADMINISTRATOR}),
    ],
)  # fmt: skip
def test_every_route_of_people_asks_for_a_role(
    app: APIFlask, sign_in: SignIn, persona: Persona, permission: set[Permission]
) -> None:
    browser = sign_in(persona)
    tried = 0
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/clearing/"):
            wanted = permission_of(app.view_functions[rule.endpoint])
            path = app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, 7))
            for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
                answer = browser.open(path, method=method, json={"wrong": 1})
                is_free = wanted in permission | {Permission.SIGNED_IN}
                assert (answer.status_code == 403) is not is_free, (method, path)
                tried += 1
    assert tried >= 25


def test_a_confirmation_needs_the_password_and_goes_to_the_station(
    qian: FlaskClient, wire: Wire
) -> None:
    session_id = listed(qian, wire)
    figures = {"fingerprints": prints(shown(qian, session_id))}

    wrong = act(qian, session_id, "confirm", figures | {"password": "Falsch-2026"})
    none = act(qian, session_id, "confirm", figures)
    assert (wrong.status_code, none.status_code) == (422, 422)
    assert {one.get_json()["errors"][0]["field"] for one in (wrong, none)} == {"password"}
    assert kinds(wire) == ["start"]

    confirmed = act(qian, session_id, "confirm", figures | {"password": PASSWORD})

    assert confirmed.get_json()["confirmed_by"]["display_name"] == "钱多多"
    sent = wire.commands()[-1]
    assert (sent["kind"], sent["body"]) == ("confirm", figures | {"by": "钱多多"})


@pytest.mark.parametrize(
    "seen", [{UNIT: OTHER_PRINT}, {}, {UNIT: "a1" * 32, "0000000000000000": OTHER_PRINT}]
)
def test_other_figures_than_the_listed_ones_confirm_nothing(
    qian: FlaskClient, wire: Wire, seen: dict[str, str]
) -> None:
    session_id = listed(qian, wire)

    answer = act(qian, session_id, "confirm", {"fingerprints": seen, "password": PASSWORD})

    assert answer.status_code == (409 if seen else 422)
    assert shown(qian, session_id)["confirmed_by"] is None


def test_a_special_clearing_waits_for_a_second_person(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    wang = sign_in(WANG)
    session_id = listed(qian, wire, kind="SPECIAL", reason="收款机更换，提前结清旧机器")
    figures = {"fingerprints": prints(shown(qian, session_id))}

    early = act(qian, session_id, "confirm", figures | {"password": PASSWORD})
    assert (early.status_code, early.get_json()["code"]) == (409, "clearing.approval_first")
    waits = shown(qian, session_id)
    assert waits["may"]["confirm"] is False
    assert "王建国" in waits["approvers"]
    assert "钱多多" not in waits["approvers"]
    own = act(qian, session_id, "approve", figures)
    assert (own.status_code, own.get_json()["code"]) == (403, "clearing.own_approval")
    told = wang.get("/api/notices").get_json()["items"]
    assert [one["title"] for one in told] == ["清卡等待您复核"]

    approved = act(wang, session_id, "approve", figures).get_json()

    assert approved["approved_by"]["display_name"] == "王建国"
    assert qian.get("/api/notices").get_json()["items"][0]["title"] == "清卡已复核，请确认"
    assert kinds(wire) == ["start"]
    assert act(qian, session_id, "confirm", figures | {"password": PASSWORD}).status_code == 200
    assert wire.commands()[-1]["body"]["by"] == "钱多多（王建国 复核）"


def test_approval_may_be_asked_for_by_the_company(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    sun = sign_in(SUN)
    ordinary = listed(qian, wire)
    figures = {"fingerprints": prints(shown(qian, ordinary))}
    assert act(sun, ordinary, "approve", figures).status_code == 409
    wire.ends(ordinary, "ABORTED")
    settings = qian.get("/api/clearing/settings").get_json() | {"needs_approval": True}
    sun.put("/api/clearing/settings", json=settings)

    assert shown(qian, listed(qian, wire))["needs"]["approval"] is True


def test_a_pin_reaches_the_station_only_and_leaves_no_trace(
    app: APIFlask, settings: Settings, qian: FlaskClient, wire: Wire
) -> None:
    session_id = begin(qian, wire)

    assert act(qian, session_id, "unlock", {"sealed": SEALED}).status_code == 200
    told = wire.commands()[-1]
    wire.commands(told["id"])

    assert told["body"] == {"sealed": SEALED}
    assert "sealed" not in wire.commands()[-1]["body"]
    with app.app_context():
        assert [one.sealed for one in db.session.scalars(select(DeskCommand))] == [None, None]
        db.session.execute(text("SELECT 1"))
    assert SEALED not in "".join(
        line for table in ("audit_record", "clear_event", "desk_command")
        for line in _rows(app, table)
    )  # fmt: skip


def _rows(app: APIFlask, table: str) -> list[str]:
    with app.app_context():
        return [str(tuple(row)) for row in db.session.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608 - names of this test


@pytest.mark.parametrize("sealed", ["", "1234", "!" * 80, "A" * 500])
def test_what_is_not_sealed_is_refused(qian: FlaskClient, wire: Wire, sealed: str) -> None:
    assert act(qian, begin(qian, wire), "unlock", {"sealed": sealed}).status_code == 422


def test_nobody_gives_up_what_has_left_the_house(qian: FlaskClient, wire: Wire) -> None:
    session_id = listed(qian, wire)
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="REPORT_INTENT", code=None),
    )

    answer = act(qian, session_id, "abort")

    assert (answer.status_code, answer.get_json()["code"]) == (409, "clearing.cannot_abort")
    assert shown(qian, session_id)["may"]["abort"] is False
    assert act(qian, session_id, "resume").status_code == 200
    assert kinds(wire) == ["start", "resume"]


def test_an_ended_session_takes_no_more_acts(qian: FlaskClient, wire: Wire) -> None:
    session_id = listed(qian, wire)
    wire.ends(session_id, "ABORTED")

    for name, body in ACTS.items():
        answer = act(qian, session_id, name, body)
        assert (answer.status_code, name) == (403 if name == "approve" else 409, name)


def test_a_result_is_signed_by_name_and_the_registers_update_may_follow(
    qian: FlaskClient, wire: Wire, sign_in: SignIn
) -> None:
    session_id = listed(qian, wire)
    assert act(qian, session_id, "sign_off", ACTS["sign_off"]).status_code == 409
    wire.post(
        wire.entry(session_id, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(session_id, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(session_id, "DONE")

    later = act(qian, session_id, "sign_off", {"has_register_updated": "later"}).get_json()
    final = act(sign_in(SUN), session_id, "sign_off", {"has_register_updated": "yes"}).get_json()
    third = act(qian, session_id, "sign_off", {"has_register_updated": "no"})

    assert (later["needs"]["sign_off"], final["needs"]["sign_off"]) == (True, False)
    assert final["signed_off_by"]["display_name"] == "孙志强"
    assert third.status_code == 409


class TestWithMail:
    """Where mail is set up, a code of the mailbox confirms."""

    @pytest.fixture
    def settings(self, database: str, data_folder: Any) -> Settings:
        return Settings(
            piaokatong_data=data_folder,
            database_url=database,
            smtp_url="smtp://127.0.0.1:1",
        )

    def test_a_mailed_code_confirms_this_session_once(
        self, app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
    ) -> None:
        session_id = listed(qian, wire)
        figures = {"fingerprints": prints(shown(qian, session_id))}
        sent = act(qian, session_id, "challenge").get_json()
        assert (sent["by"], sent["sent_to"]) == ("mail", "q***@example.com")
        code = self._mailed(app)

        by_password = act(qian, session_id, "confirm", figures | {"password": PASSWORD})
        wrong = act(qian, session_id, "confirm", figures | {"code": "000000"})
        right = act(qian, session_id, "confirm", figures | {"code": code})
        again = act(qian, session_id, "confirm", figures | {"code": code})

        assert [one.status_code for one in (by_password, wrong, right)] == [422, 422, 200]
        assert again.get_json()["code"] == "accounts.code_expired"

    def test_a_code_of_another_session_or_too_old_is_none(
        self, app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
    ) -> None:
        first = listed(qian, wire)
        act(qian, first, "challenge")
        code = self._mailed(app)
        wire.ends(first, "ABORTED")
        second = listed(qian, wire)
        figures = {"fingerprints": prints(shown(qian, second))}

        other = act(qian, second, "confirm", figures | {"code": code})
        clock.pass_time(minutes=11)
        old = act(qian, second, "confirm", figures | {"code": code})

        for answer in (other, old):
            assert answer.get_json()["code"] == "accounts.code_expired"

    @staticmethod
    def _mailed(app: APIFlask) -> str:
        with app.app_context():
            body = db.session.scalar(text("SELECT body FROM mail ORDER BY id DESC"))
        found = re.search(r"\b\d{6}\b", str(body))
        assert found is not None
        return found.group()


@pytest.fixture
def with_mail(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Where mail is set up a confirmation wants a mailed code."""
    has_mail = replace(settings, smtp_url="smtp://127.0.0.1:1", mail_from="piao@example.com")
    desk = SimpleNamespace(settings=has_mail)
    monkeypatch.setattr("backend.clearing.service.acting.clear_desk", lambda: desk)


@pytest.mark.usefixtures("with_mail")
def test_a_mailed_code_confirms_its_own_clearing_once_and_in_time(
    app: APIFlask, qian: FlaskClient, wire: Wire, clock: FakeClock
) -> None:
    session_id = listed(qian, wire)
    figures = {"fingerprints": prints(shown(qian, session_id))}
    asked = act(qian, session_id, "challenge").get_json()
    code = mailed_code(app)

    none = act(qian, session_id, "confirm", figures | {"password": PASSWORD})
    wrong = act(qian, session_id, "confirm", figures | {"code": f"{(int(code) + 1) % 10**6:06d}"})
    clock.pass_time(hours=1)
    late = act(qian, session_id, "confirm", figures | {"code": code})
    act(qian, session_id, "challenge")
    right = act(qian, session_id, "confirm", figures | {"code": mailed_code(app)})

    assert (asked["by"], "@" in asked["sent_to"]) == ("mail", True)
    assert none.get_json()["errors"][0]["field"] == "code"
    assert wrong.get_json()["errors"][0]["field"] == "code"
    assert (late.status_code, late.get_json()["code"]) == (410, "accounts.code_expired")
    assert right.get_json()["confirmed_by"]["display_name"] == "钱多多"


def mailed_code(app: APIFlask) -> str:
    with app.app_context():
        letter = db.session.scalars(select(Mail).order_by(Mail.id.desc())).first()
        assert letter is not None
        found = re.search(r"^\d{6}$", letter.body, re.MULTILINE)
        assert found
        return found[0]
