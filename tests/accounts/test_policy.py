"""Who may sign up, as the administrator has set it; how long a password lasts."""

from collections.abc import Callable
from typing import Any

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.accounts import service
from backend.accounts.models import Invitation, OneTimeCode, PersonRow
from backend.accounts.rules import PersonState
from backend.audit.models import AuditRecord
from backend.infra.db import db
from backend.infra.mail import Mail
from tests.accounts.forms import LatestMail, log_in, registration_of, token_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, PASSWORD, SUN, WANG, SignIn

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def set_up(clock: FakeClock, join: Callable[..., int]) -> None:
    join(SUN)


def set_policy(client: FlaskClient, **changes: Any) -> Any:
    policy = {"registration_mode": "open", "asks_mobile": False, "password_days": 0}
    return client.put("/api/organisation/policy", json=policy | changes)


def register(client: FlaskClient, **changes: Any) -> Any:
    return client.post("/api/registrations", json=registration_of(LIN, **changes))


def confirm(client: FlaskClient, mail: dict[str, Any]) -> Any:
    return client.post("/api/registrations/confirm", json={"token": token_in(mail)})


@both_databases
def test_the_settings_are_kept_and_anybody_may_know_how_to_register(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    sun = sign_in(SUN)
    assert client.get("/api/registrations/rules").get_json() == {
        "mode": "open",
        "asks_mobile": False,
    }

    set_policy(sun, registration_mode="approval", asks_mobile=True, password_days=90)

    assert sun.get("/api/organisation/policy").get_json() == {
        "registration_mode": "approval",
        "asks_mobile": True,
        "password_days": 90,
    }
    assert client.get("/api/registrations/rules").get_json() == {
        "mode": "approval",
        "asks_mobile": True,
    }
    with app.app_context():
        noted = db.session.scalars(
            select(AuditRecord).where(AuditRecord.action == "accounts.policy_changed")
        ).one()
    assert noted.facts["password_days"] == [0, 90]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("registration_mode", "closed"),
        ("asks_mobile", "perhaps"),
        ("password_days", -1),
        ("password_days", 3651),
        ("password_days", True),
        ("name", "x"),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(
    sign_in: SignIn, field: str, value: object
) -> None:
    answer = set_policy(sign_in(SUN), **{field: value})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


@both_databases
def test_with_approval_a_confirmed_person_waits_for_the_administrator(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    sun = sign_in(SUN)
    set_policy(sun, registration_mode="approval")
    register(client)
    assert log_in(client).get_json()["code"] == "accounts.unconfirmed"

    confirmed = confirm(client, latest_mail())

    assert confirmed.get_json() == {"username": "lin", "awaits_approval": True}
    assert latest_mail()["to"] == SUN.email
    assert "等待批准" in latest_mail()["subject"]
    assert log_in(client).get_json()["code"] == "accounts.awaiting_approval"
    wrong = log_in(client, password="Wrong-2026x")
    assert wrong.get_json()["code"] == "accounts.wrong_credentials"

    waiting = sun.get("/api/people").get_json()["items"][1]
    assert waiting["state"] == "awaiting_approval"
    sun.patch(f"/api/people/{waiting['id']}", json={"state": "active"})

    assert log_in(client).status_code == 200
    assert latest_mail()["to"] == LIN.email
    assert "已批准" in latest_mail()["subject"]


def test_whom_the_administrator_does_not_want_stays_outside(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
) -> None:
    sun = sign_in(SUN)
    set_policy(sun, registration_mode="approval")
    register(client)
    confirm(client, latest_mail())
    waiting = sun.get("/api/people").get_json()["items"][1]

    sun.patch(f"/api/people/{waiting['id']}", json={"state": "disabled"})

    assert log_in(client).get_json()["code"] == "accounts.disabled"


@pytest.mark.parametrize("state", ["unconfirmed", "awaiting_approval"])
def test_nobody_is_put_back_into_waiting(
    sign_in: SignIn, join: Callable[..., int], state: str
) -> None:
    answer = sign_in(SUN).patch(f"/api/people/{join(LIN)}", json={"state": state})

    assert answer.status_code == 422


def test_who_waits_for_approval_gets_no_reset_link(
    app: APIFlask, client: FlaskClient, join: Callable[..., int]
) -> None:
    join(LIN, PersonState.AWAITING_APPROVAL)

    client.post("/api/password-resets", json={"email": LIN.email})

    with app.app_context():
        assert db.session.scalars(select(Mail.id)).all() == []


@both_databases
def test_where_a_number_is_asked_for_nobody_registers_without(
    app: APIFlask, client: FlaskClient, sign_in: SignIn
) -> None:
    set_policy(sign_in(SUN), asks_mobile=True)

    without = register(client)
    given = register(client, mobile="+86 138 0000 0000")

    assert without.status_code == 422
    assert without.get_json()["errors"][0]["field"] == "mobile"
    assert given.status_code == 202
    with app.app_context():
        row = db.session.scalars(select(PersonRow).where(PersonRow.username == "lin")).one()
    assert row.mobile == "13800000000"


def test_a_number_that_nobody_asks_for_is_not_kept(app: APIFlask, client: FlaskClient) -> None:
    assert register(client, mobile="13800000000").status_code == 202

    with app.app_context():
        row = db.session.scalars(select(PersonRow).where(PersonRow.username == "lin")).one()
    assert row.mobile is None


class TestInvitations:
    @pytest.fixture(autouse=True)
    def only_the_invited_may_come(self, sign_in: SignIn) -> None:
        set_policy(sign_in(SUN), registration_mode="invitation")

    @both_databases
    def test_nobody_else_may_register(self, client: FlaskClient) -> None:
        answer = register(client)

        assert answer.status_code == 403
        assert answer.get_json()["code"] == "accounts.invitation_needed"

    @both_databases
    def test_the_invited_gets_the_company_and_roles_that_the_administrator_chose(
        self,
        client: FlaskClient,
        sign_in: SignIn,
        join: Callable[..., int],
        latest_mail: LatestMail,
    ) -> None:
        sun = sign_in(SUN)
        company_id = sun.get("/api/companies").get_json()["items"][0]["id"]
        wish = {"email": LIN.email, "company_id": company_id, "roles": ["employee", "approver"]}
        made = sun.post("/api/invitations", json=wish).get_json()
        token = token_in(latest_mail(), "register")
        assert made["url"].endswith(f"/register#{token}")
        looked = client.post("/api/invitations/look", json={"token": token}).get_json()
        assert looked["company_title"] == SUN.employer.title  # type: ignore[union-attr]
        assert looked["email"] == LIN.email

        answer = register(client, invitation=token)
        confirm(client, latest_mail())

        assert answer.status_code == 202
        lin = log_in(client).get_json()["person"]
        assert lin["roles"] == ["employee", "approver"]
        assert lin["company"]["id"] == company_id
        assert sun.get("/api/invitations").get_json()["items"] == []

    @both_databases
    def test_an_invitation_works_once(self, client: FlaskClient, sign_in: SignIn) -> None:
        token = self._invite(sign_in(SUN))
        register(client, invitation=token)

        again = client.post("/api/registrations", json=registration_of(WANG, invitation=token))

        assert again.status_code == 410
        assert again.get_json()["code"] == "accounts.invitation_expired"
        looked = client.post("/api/invitations/look", json={"token": token})
        assert looked.status_code == 410

    def test_a_refused_registration_leaves_the_invitation_good(
        self, client: FlaskClient, sign_in: SignIn, join: Callable[..., int]
    ) -> None:
        join(WANG)
        token = self._invite(sign_in(SUN))

        taken = register(client, username="wang", invitation=token)

        assert taken.status_code == 409
        assert register(client, invitation=token).status_code == 202

    @pytest.mark.parametrize(("days", "status"), [(6.9, 202), (7, 410)])
    def test_an_invitation_lives_for_seven_days(
        self, client: FlaskClient, sign_in: SignIn, clock: FakeClock, days: float, status: int
    ) -> None:
        token = self._invite(sign_in(SUN))

        clock.pass_time(days=days)

        assert register(client, invitation=token).status_code == status

    def test_an_invitation_that_was_taken_back_is_dead(
        self, client: FlaskClient, sign_in: SignIn
    ) -> None:
        sun = sign_in(SUN)
        token = self._invite(sun)
        invitation_id = sun.get("/api/invitations").get_json()["items"][0]["id"]

        assert sun.delete(f"/api/invitations/{invitation_id}").status_code == 204

        assert register(client, invitation=token).status_code == 410
        assert sun.delete(f"/api/invitations/{invitation_id}").status_code == 404

    def test_a_mailed_invitation_is_for_its_address(
        self, client: FlaskClient, sign_in: SignIn
    ) -> None:
        token = self._invite(sign_in(SUN), email=WANG.email)

        answer = register(client, invitation=token)

        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["field"] == "email"

    def test_the_link_is_not_shown_again(self, sign_in: SignIn) -> None:
        sun = sign_in(SUN)
        token = self._invite(sun)

        assert token not in sun.get("/api/invitations").get_data(as_text=True)

    def test_the_invited_need_no_approval(
        self, client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail
    ) -> None:
        sun = sign_in(SUN)
        set_policy(sun, registration_mode="approval")
        register(client, invitation=self._invite(sun))

        assert confirm(client, latest_mail()).get_json()["awaits_approval"] is False
        assert log_in(client).status_code == 200

    @pytest.mark.parametrize(
        ("field", "value"), [("company_id", 999), ("roles", ["king"]), ("email", "x")]
    )
    def test_an_invitation_to_nowhere_is_refused(
        self, sign_in: SignIn, field: str, value: object
    ) -> None:
        answer = sign_in(SUN).post("/api/invitations", json={field: value})

        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["field"].split(".")[0] == field

    @staticmethod
    def _invite(sun: FlaskClient, **wish: Any) -> str:
        url: str = sun.post("/api/invitations", json=wish).get_json()["url"]
        return url.rpartition("#")[2]


def test_old_codes_and_invitations_are_tidied_away(
    app: APIFlask, sign_in: SignIn, join: Callable[..., int], clock: FakeClock
) -> None:
    join(LIN)
    sign_in(SUN).post("/api/invitations", json={})
    sign_in(LIN).post("/api/me/mobile-change", json={"mobile": "13800000000"})
    kept = (select(Invitation.id), select(OneTimeCode.target))

    with app.app_context():
        service.tidy()
        assert [len(db.session.scalars(query).all()) for query in kept] == [1, 1]
        clock.pass_time(days=38)
        service.tidy()
        assert [len(db.session.scalars(query).all()) for query in kept] == [0, 0]


class TestPasswordAge:
    @both_databases
    def test_a_password_that_is_too_old_opens_nothing_but_its_own_change(
        self, client: FlaskClient, sign_in: SignIn, join: Callable[..., int], clock: FakeClock
    ) -> None:
        join(LIN)
        set_policy(sign_in(SUN), password_days=90)
        clock.pass_time(days=90)

        answer = log_in(client)

        assert answer.status_code == 200
        assert answer.get_json()["must_change_password"] is True
        refused = client.get("/api/home")
        assert refused.status_code == 403
        assert refused.get_json()["code"] == "accounts.password_expired"
        assert client.get("/api/me").status_code == 403
        change = {"old_password": PASSWORD, "password": "Baiyun-2027!"}
        assert client.put("/api/me/password", json=change).status_code == 204
        assert client.get("/api/session").get_json()["must_change_password"] is False
        assert client.get("/api/home").status_code == 200

    def test_a_password_of_yesterday_is_not_too_old(
        self, client: FlaskClient, sign_in: SignIn, join: Callable[..., int], clock: FakeClock
    ) -> None:
        join(LIN)
        set_policy(sign_in(SUN), password_days=90)
        clock.pass_time(days=89.9)

        assert log_in(client).get_json()["must_change_password"] is False
        ends_at = client.get("/api/me").get_json()["password_ends_at"]
        assert ends_at == "2027-02-21T02:00:00.000Z"

    def test_without_the_setting_a_password_never_ages(
        self, client: FlaskClient, join: Callable[..., int], clock: FakeClock
    ) -> None:
        join(LIN)
        clock.pass_time(days=4000)

        assert log_in(client).get_json()["must_change_password"] is False
        assert client.get("/api/me").get_json()["password_ends_at"] is None

    def test_an_administrator_is_asked_too(self, clock: FakeClock, sign_in: SignIn) -> None:
        sun = sign_in(SUN)
        clock.pass_time(days=5)
        set_policy(sun, password_days=1)

        assert sun.get("/api/people").get_json()["code"] == "accounts.password_expired"
