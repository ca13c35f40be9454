"""What happens between an invitation and its use: people, companies and settings change."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.accounts.forms import LatestMail, log_in, registration_of, token_in
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, QIAN, SUN, WANG, ZHOU, Persona, SignIn
from tests.races import run_at_once

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def set_up(join: Callable[..., int]) -> None:
    join(SUN)


def set_mode(client: FlaskClient, mode: str) -> None:
    policy = {"registration_mode": mode, "asks_mobile": False, "password_days": 0}
    assert client.put("/api/organisation/policy", json=policy).status_code == 200


def invite(client: FlaskClient, **wish: Any) -> str:
    url: str = client.post("/api/invitations", json=wish).get_json()["url"]
    return url.rpartition("#")[2]


def look(client: FlaskClient, token: str) -> Any:
    return client.post("/api/invitations/look", json={"token": token})


def register(client: FlaskClient, persona: Persona = LIN, **changes: Any) -> Any:
    return client.post("/api/registrations", json=registration_of(persona, **changes))


def confirm(client: FlaskClient, mail: dict[str, Any]) -> Any:
    return client.post("/api/registrations/confirm", json={"token": token_in(mail)})


@both_databases
@pytest.mark.parametrize("change", [{"state": "disabled"}, {"roles": ["employee"]}])
def test_an_invitation_ends_with_the_authority_of_its_maker(
    client: FlaskClient, sign_in: SignIn, join: Callable[..., int], change: dict[str, Any]
) -> None:
    sun, qian_id = sign_in(SUN), join(QIAN)
    sun.patch(f"/api/people/{qian_id}", json={"roles": ["administrator"]})
    token = invite(sign_in(QIAN), roles=["administrator"])

    sun.patch(f"/api/people/{qian_id}", json=change)

    assert look(client, token).status_code == 410
    assert register(client, invitation=token).status_code == 410
    assert sun.get("/api/invitations").get_json()["items"] == []


@both_databases
def test_nobody_is_invited_into_a_company_that_was_retired_meanwhile(
    client: FlaskClient, sign_in: SignIn, join: Callable[..., int], latest_mail: LatestMail
) -> None:
    sun = sign_in(SUN)
    join(ZHOU)
    company_id = sun.get("/api/companies").get_json()["items"][1]["id"]
    token = invite(sun, company_id=company_id)

    sun.patch(f"/api/companies/{company_id}", json={"is_retired": True})

    assert look(client, token).get_json()["company_title"] is None
    assert register(client, invitation=token).status_code == 202
    confirm(client, latest_mail())
    assert log_in(client).get_json()["person"]["company"] is None


@both_databases
@pytest.mark.parametrize("mode", ["approval", "invitation"])
def test_who_began_while_it_was_open_is_judged_by_the_setting_of_now(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail, mode: str
) -> None:
    register(client)
    mail = latest_mail()

    set_mode(sign_in(SUN), mode)

    assert confirm(client, mail).get_json()["awaits_approval"] is True
    assert log_in(client).get_json()["code"] == "accounts.awaiting_approval"


@both_databases
def test_a_registration_that_was_never_confirmed_gives_the_invitation_back(
    client: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    token = invite(sign_in(SUN))
    register(client, invitation=token)
    clock.pass_time(hours=23)
    assert look(client, token).status_code == 410

    clock.pass_time(hours=1)

    assert look(client, token).status_code == 200
    assert register(client, invitation=token).status_code == 202
    assert register(client, WANG, invitation=token).status_code == 410


@both_databases
def test_a_stale_registration_that_gives_way_gives_the_invitation_back(
    client: FlaskClient, sign_in: SignIn, clock: FakeClock
) -> None:
    token = invite(sign_in(SUN))
    register(client, invitation=token)
    clock.pass_time(hours=24)

    register(client)  # the same name, without the invitation

    assert look(client, token).status_code == 200


@both_databases
def test_a_confirmed_person_has_used_the_invitation_for_good(
    client: FlaskClient, sign_in: SignIn, latest_mail: LatestMail, clock: FakeClock
) -> None:
    token = invite(sign_in(SUN))
    register(client, invitation=token)
    confirm(client, latest_mail())

    clock.pass_time(days=2)

    assert look(client, token).status_code == 410


@both_databases
def test_of_taking_back_twice_at_once_one_wins(sign_in: SignIn) -> None:
    clients = [sign_in(SUN), sign_in(SUN)]
    invite(clients[0])
    number = clients[0].get("/api/invitations").get_json()["items"][0]["id"]

    answers = run_at_once([partial(one.delete, f"/api/invitations/{number}") for one in clients])

    assert sorted(answer.status_code for answer in answers) == [204, 404]
