"""Who reads a claim, walked through every route: nobody who has nothing to do with it (R5)."""

from typing import Any

import pytest
from apiflask import APIFlask

from tests.accounts.test_who_sees_what import WU, all_text_of, doors
from tests.claims.book import Book
from tests.personas import CHEN, FENG, LI, LIN, QIAN, SUN, WANG, ZHAO, ZHOU, Persona

Claim = dict[str, Any]


@pytest.mark.parametrize("persona", [SUN, ZHOU, QIAN, FENG, CHEN, WU])
def test_no_route_shows_a_claim_or_its_invoice_to_who_has_nothing_to_do_with_it(
    app: APIFlask, book: Book, persona: Persona
) -> None:
    book.levels(WANG)
    claim = book.submitted(purpose="绝密的出差事由")
    secrets = (claim["claim_no"], "绝密的出差事由", claim["lines"][0]["invoice"]["number"])
    other, walked = book.browser(persona), 0

    for method, path in doors(app, claim["id"]):
        answer = other.open(path, method=method, headers={"Idempotency-Key": "somebody-looks-1"})
        text = all_text_of(answer)
        assert answer.status_code < 500, (method, path, text)
        assert not any(one in text for one in secrets), (method, path)
        walked += 1

    assert walked > 100
    assert book.get(LIN, claim) == claim


@pytest.mark.parametrize("persona", [SUN, ZHOU, QIAN, FENG, WU])
def test_every_way_into_the_claim_is_not_found(app: APIFlask, book: Book, persona: Persona) -> None:
    claim = book.submitted()
    inside = f"/api/claims/{claim['id']}"
    ways = [way for method, way in doors(app, claim["id"]) if method == "GET"]
    ways = [way for way in ways if way == inside or way.startswith(f"{inside}/")]

    statuses = {way: book.browser(persona).get(way).status_code for way in ways}

    assert len(ways) > 3
    assert set(statuses.values()) <= {403, 404}, statuses
    assert statuses[inside] == 404


def test_whoever_has_to_do_with_it_sees_the_invoice_in_it_and_not_in_the_wallet(
    book: Book,
) -> None:
    claim = book.submitted()
    number = claim["lines"][0]["invoice"]["number"]

    for persona in (WANG, ZHAO, LI):
        seen = book.get(persona, claim)
        assert seen["lines"][0]["invoice"]["number"] == number
        path = f"/api/invoices/{seen['lines'][0]['invoice']['id']}"
        assert book.browser(persona).get(path).status_code == 404
        found = book.browser(persona).get(f"/api/invoices?q={number}").get_json()["items"]
        assert found == []


def test_an_approver_keeps_what_he_decided_and_a_draft_is_ones_own(book: Book) -> None:
    draft, claim = book.draft(), book.submitted()
    withdrawn = book.do(LIN, claim, "withdraw")

    assert book.get(WANG, withdrawn)["status"] == "withdrawn"
    for persona in (WANG, ZHAO, LI, SUN):
        assert book.browser(persona).get(f"/api/claims/{draft['id']}").status_code == 404
    assert book.browser(ZHAO).get(f"/api/claims/{claim['id']}").status_code == 404
