import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.accounts.guard import OPEN_RULES, Permission, permission_of
from tests.personas import EVERYBODY, LIN, SUN, Persona, SignIn

ADMINISTRATION = [
    ("GET", "/api/people"),
    ("PATCH", "/api/people/1"),
    ("GET", "/api/companies"),
    ("POST", "/api/companies"),
    ("PATCH", "/api/companies/1"),
    ("GET", "/api/invitations"),
    ("POST", "/api/invitations"),
    ("DELETE", "/api/invitations/1"),
    ("GET", "/api/organisation/policy"),
    ("PUT", "/api/organisation/policy"),
    ("GET", "/api/mails"),
]


def test_every_route_declares_its_permission(app: APIFlask) -> None:
    undeclared = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.rule not in OPEN_RULES and permission_of(app.view_functions[rule.endpoint]) is None
    ]

    assert undeclared == []


def test_no_open_rule_is_left_over(app: APIFlask) -> None:
    assert {rule.rule for rule in app.url_map.iter_rules()} >= OPEN_RULES


def test_only_few_routes_are_public(app: APIFlask) -> None:
    public = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if permission_of(app.view_functions[rule.endpoint]) is Permission.PUBLIC
    }

    assert public <= {
        "/api/address",
        "/api/session",
        "/api/setup",
        "/api/registrations",
        "/api/registrations/confirm",
        "/api/registrations/rules",
        "/api/invitations/look",
        "/api/password-resets",
        "/api/password-resets/look",
        "/api/password-resets/confirm",
        "/api/login",
        "/api/logout",
        "/api/kinds",
        "/api/calendar/<token>.ics",
        "/api/desk/pair",
        "/demo/qr",
    }


def test_nobody_reaches_a_closed_route_without_signing_in(
    app: APIFlask, client: FlaskClient
) -> None:
    tried = 0
    for rule in app.url_map.iter_rules():
        permission = permission_of(app.view_functions[rule.endpoint])
        if permission in {Permission.SIGNED_IN, Permission.ADMINISTRATOR}:
            path = app.url_map.bind("").build(rule.endpoint, dict.fromkeys(rule.arguments, 1))
            for method in (rule.methods or set()) - {"OPTIONS"}:
                answer = client.open(path, method=method)
                assert answer.status_code == 401, (method, path)
                tried += 1

    assert tried >= len(ADMINISTRATION)


def test_a_request_for_one_person_is_refused_under_the_sign_in_of_another(
    sign_in: SignIn,
) -> None:
    lin = sign_in(LIN)
    lin_id = lin.get("/api/session").json["person"]["id"]  # type: ignore[index]

    for_lin = lin.get("/api/home", headers={"For-Person": str(lin_id)})
    for_another = lin.get("/api/home", headers={"For-Person": str(lin_id + 1)})

    assert for_lin.status_code == 200
    assert for_another.status_code == 401
    assert for_another.json["code"] == "accounts.other_person"  # type: ignore[index]


def test_an_undeclared_route_is_shut(app: APIFlask, sign_in: SignIn) -> None:
    app._got_first_request = False  # a route may join as if before the start
    app.add_url_rule("/api/forgotten", "forgotten", lambda: "data")

    assert sign_in(SUN).get("/api/forgotten").status_code == 403


@pytest.mark.parametrize(("method", "path"), ADMINISTRATION)
@pytest.mark.parametrize("persona", [one for one in EVERYBODY if one is not SUN])
def test_who_is_no_administrator_is_refused(
    sign_in: SignIn, persona: Persona, method: str, path: str
) -> None:
    answer = sign_in(persona).open(path, method=method, json={"wrong": "input"})

    assert answer.status_code == 403
    assert answer.get_json()["code"] == "forbidden"


@pytest.mark.parametrize(("method", "path"), ADMINISTRATION)
def test_a_stranger_is_refused_before_his_input_is_read(
    client: FlaskClient, method: str, path: str
) -> None:
    answer = client.open(path, method=method, json={"wrong": "input"})

    assert answer.status_code == 401
    assert answer.get_json()["code"] == "accounts.not_signed_in"


def test_a_role_that_is_taken_away_counts_at_once(sign_in: SignIn) -> None:
    lin, sun = sign_in(LIN), sign_in(SUN)
    person = next(
        one for one in sun.get("/api/people").get_json()["items"] if one["username"] == "lin"
    )
    path = f"/api/people/{person['id']}"

    sun.patch(path, json={"roles": ["administrator"]})
    assert lin.get("/api/people").status_code == 200
    sun.patch(path, json={"roles": []})

    assert lin.get("/api/people").status_code == 403


def test_a_route_that_does_not_exist_is_not_found(client: FlaskClient) -> None:
    assert client.get("/api/nothing").status_code == 404
