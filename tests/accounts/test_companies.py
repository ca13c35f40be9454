"""Several companies: added, renamed, taken out of use; each person shows his own title card."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from backend.reading.qr.title import read_title
from tests.databases import both_databases
from tests.personas import LIN, QINGCHUAN, SUN, YUANSHAN, ZHOU, Persona, SignIn

NOBODYS = Persona("wu", "吴忧", frozenset(), None)
"""Belongs to no company and keeps a wallet of her own."""


@pytest.fixture
def sun(sign_in: SignIn, join: Callable[..., int]) -> FlaskClient:
    join(LIN)
    join(ZHOU)
    return sign_in(SUN)


def id_of(sun: FlaskClient, title: str) -> int:
    items = sun.get("/api/companies").get_json()["items"]
    return next(int(one["id"]) for one in items if one["title"] == title)


def change(sun: FlaskClient, company: str = QINGCHUAN.title, /, **changes: Any) -> Any:
    return sun.patch(f"/api/companies/{id_of(sun, company)}", json=changes)


@both_databases
def test_a_company_is_renamed_and_its_facts_are_filled_in(sun: FlaskClient) -> None:
    facts = {"bank_name": "示例银行武汉分行", "bank_account": "6200 0000 0000 0001"}

    answer = change(sun, title="晴川传媒有限公司", **facts)

    assert answer.status_code == 200
    assert answer.get_json()["title"] == "晴川传媒有限公司"
    assert answer.get_json()["tax_id"] == QINGCHUAN.tax_id
    assert answer.get_json()["bank_name"] == facts["bank_name"]
    cleared = change(sun, "晴川传媒有限公司", bank_name=None)
    assert cleared.get_json()["bank_name"] is None


@both_databases
@pytest.mark.parametrize("taken", [{"title": YUANSHAN.title}, {"tax_id": YUANSHAN.tax_id.lower()}])
def test_what_another_company_has_is_refused(sun: FlaskClient, taken: dict[str, str]) -> None:
    answer = change(sun, **taken)

    assert answer.status_code == 409
    assert answer.get_json()["code"] == "accounts.company_exists"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", None),
        ("title", "晴川</>有限公司"),
        ("tax_id", "91990000MA0000QC0X"),
        ("is_retired", None),
        ("phone", "x" * 41),
        ("id", 7),
    ],
)
def test_a_wrong_fact_is_named(sun: FlaskClient, field: str, value: Any) -> None:
    answer = change(sun, **{field: value})

    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["field"] == field


def test_a_company_that_does_not_exist_is_not_found(sun: FlaskClient) -> None:
    for company_id in (0, 999, 2**40):
        assert sun.patch(f"/api/companies/{company_id}", json={}).status_code == 404


@both_databases
def test_nobody_joins_a_company_out_of_use_and_who_is_in_it_stays(
    sun: FlaskClient, join: Callable[..., int]
) -> None:
    company_id = id_of(sun, YUANSHAN.title)
    change(sun, YUANSHAN.title, is_retired=True)

    joining = sun.patch(f"/api/people/{join(LIN)}", json={"company_id": company_id})
    invited = sun.post("/api/invitations", json={"company_id": company_id})
    staying = sun.patch(
        f"/api/people/{join(ZHOU)}", json={"company_id": company_id, "roles": ["employee"]}
    )

    assert joining.status_code == invited.status_code == 422
    assert staying.status_code == 200
    change(sun, YUANSHAN.title, is_retired=False)
    joining = sun.patch(f"/api/people/{join(LIN)}", json={"company_id": company_id})
    assert joining.status_code == 200


@both_databases
def test_a_person_shows_the_title_card_of_his_own_company(
    sun: FlaskClient, sign_in: SignIn
) -> None:
    change(sun, address="虚构路 1 号", phone="027-00000000", bank_name="示例银行")

    card = sign_in(LIN).get("/api/me/title").get_json()

    assert card["company"]["title"] == QINGCHUAN.title
    assert card["company"]["tax_id"] == QINGCHUAN.tax_id
    assert card["picture"].startswith("data:image/svg+xml")
    read = read_title(card["code"]).title
    assert read is not None
    assert (read.name, read.tax_id) == (QINGCHUAN.title, QINGCHUAN.tax_id)
    assert (read.address_phone, read.bank_account) == ("虚构路 1 号 027-00000000", "示例银行")
    assert sign_in(ZHOU).get("/api/me/title").get_json()["company"]["title"] == YUANSHAN.title


def test_without_a_company_in_use_there_is_no_card(sun: FlaskClient, sign_in: SignIn) -> None:
    change(sun, YUANSHAN.title, is_retired=True)

    for persona in (NOBODYS, ZHOU):
        card = sign_in(persona).get("/api/me/title").get_json()
        assert card == {"company": None, "code": None, "picture": None}


def test_a_title_card_is_for_who_is_signed_in(client: FlaskClient) -> None:
    assert client.get("/api/me/title").status_code == 401
