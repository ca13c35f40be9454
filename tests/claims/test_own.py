"""收款账户 and what the editor offers."""

from typing import Any

import pytest

from tests.claims.book import Book
from tests.databases import both_databases
from tests.personas import FENG, LIN, WANG, ZHAO, ZHOU

ACCOUNT = {"holder": "林小满", "bank_name": "示例银行", "account_number": "6222 0000 1111 2222"}


def accounts(book: Book) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (
        book.browser(LIN).get("/api/me/payee-accounts").get_json()["items"]
    )
    return items


@both_databases
def test_the_first_account_is_the_usual_one_until_another_is(book: Book) -> None:
    lin = book.browser(LIN)
    first = lin.post("/api/me/payee-accounts", json=ACCOUNT).get_json()
    second = lin.post("/api/me/payee-accounts", json=ACCOUNT | {"is_default": True}).get_json()

    assert first["is_default"]
    assert [(one["id"], one["is_default"]) for one in accounts(book)] == [
        (second["id"], True),
        (first["id"], False),
    ]


def test_numbers_are_masked_everywhere_but_for_owner_and_cashier(book: Book) -> None:
    claim = book.approved()

    shown = {
        persona.username: book.get(persona, claim)["payee"]["account_number"]
        for persona in (LIN, WANG, ZHAO)
    }

    assert accounts(book)[0]["account_number"] == "**** 2222"
    assert shown == {"lin": "6222000011112222", "wang": "**** 2222", "zhao": "6222000011112222"}


def test_a_submitted_claim_keeps_the_account_as_it_was(book: Book) -> None:
    claim = book.submitted()
    changed = ACCOUNT | {"account_number": "6222000099998888"}

    book.browser(LIN).put(f"/api/me/payee-accounts/{claim['payee']['id']}", json=changed)

    assert book.get(LIN, claim)["payee"]["account_number"] == "6222000011112222"
    assert accounts(book)[0]["account_number"] == "**** 8888"
    assert accounts(book)[0]["is_default"]


def test_a_removed_account_is_gone_and_the_next_is_the_usual_one(book: Book) -> None:
    lin = book.browser(LIN)
    first = lin.post("/api/me/payee-accounts", json=ACCOUNT).get_json()
    second = lin.post("/api/me/payee-accounts", json=ACCOUNT).get_json()
    path = f"/api/me/payee-accounts/{first['id']}"

    assert lin.delete(path).status_code == 204
    assert lin.delete(path).status_code == 404
    assert [(one["id"], one["is_default"]) for one in accounts(book)] == [(second["id"], True)]
    assert lin.put(path, json=ACCOUNT).status_code == 404


def test_a_draft_with_a_removed_account_asks_for_another(book: Book) -> None:
    book.join(WANG)
    draft = book.draft()

    book.browser(LIN).delete(f"/api/me/payee-accounts/{draft['payee']['id']}")

    answer = book.act(LIN, draft, "submit").get_json()
    assert [one["field"] for one in answer["errors"]] == ["payee_account_id"]


def test_accounts_of_others_are_not_found(book: Book) -> None:
    account_id = book.payee(LIN)

    for persona in (WANG, ZHOU):
        browser = book.browser(persona)
        path = f"/api/me/payee-accounts/{account_id}"
        assert browser.put(path, json=ACCOUNT).status_code == 404
        assert browser.delete(path).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"account_number": "1234567"},
        {"account_number": "6222-0000-1111"},
        {"holder": ""},
        {"bank_name": "x" * 101},
        {"person_id": 1},
    ],
)
def test_a_wrong_account_is_refused(book: Book, wrong: dict[str, Any]) -> None:
    answer = book.browser(LIN).post("/api/me/payee-accounts", json=ACCOUNT | wrong)

    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid_input")


def test_the_editor_is_offered_types_departments_and_whom_one_may_claim_for(book: Book) -> None:
    sales = book.department("销售部", FENG)
    book.delegate(LIN, FENG, "claim")
    book.join(ZHOU)

    choices = book.browser(FENG).get("/api/claims/choices").get_json()

    assert [one["name"] for one in choices["expense_types"]][:3] == ["交通费", "差旅费", "住宿费"]
    assert [one["id"] for one in choices["departments"]] == [sales]
    assert choices["own_department_id"] == sales
    assert [one["display_name"] for one in choices["may_claim_for"]] == ["林小满"]
    assert "周远" not in {one["display_name"] for one in choices["colleagues"]}
    assert "冯园" not in {one["display_name"] for one in choices["colleagues"]}
    assert choices["payee_accounts"] == []
