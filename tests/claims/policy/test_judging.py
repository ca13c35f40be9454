"""A claim in the database is judged by the rules in force, in few queries, nothing forgotten."""

from datetime import date

import pytest
from apiflask import APIFlask
from sqlalchemy import func, select

from backend.audit.models import AuditRecord
from backend.claims.models import InvoiceFacts, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.rules.policy_catalogue import RULES
from backend.claims.service.judging import title_of
from backend.claims.states import ClaimKind, ClaimStatus, RuleLevel
from backend.infra.db import db
from backend.invoices.states import VerifyStatus
from tests.claims.policy.shelf import DAY, Shelf
from tests.databases import both_databases
from tests.fakes import FakeClock
from tests.personas import LIN, SUN, WANG, YUANSHAN, ZHOU, SignIn

OTHER_DAY = date(2026, 11, 17)


@pytest.fixture(autouse=True)
def _monday_morning(clock: FakeClock) -> None:
    """The 23rd of November, five days after the invoices were issued."""


@both_databases
def test_a_sound_claim_hits_nothing(shelf: Shelf) -> None:
    claim_id = shelf.claim(LIN, {"invoice_id": shelf.invoice(LIN)})

    assert shelf.judge(claim_id) == []
    assert shelf.judge(claim_id, is_submitting=True) == []


def set_rule(sign_in: SignIn, code: str, level: str = "warn", **parameters: object) -> None:
    """As the administrator does it, from the setting of delivery."""
    rule = RULES[code]
    body = {
        "version": 0,
        "level": level,
        "parameters": {**rule.start.parameters, **parameters},
        "waived_by": [role.value for role in rule.waived_by],
    }
    answer = sign_in(SUN).put(f"/api/policies/{code}", json=body)
    assert answer.status_code == 200, answer.get_json()


@both_databases
def test_every_rule_of_invoices_speaks_up_about_a_bad_one(shelf: Shelf, sign_in: SignIn) -> None:
    bad = shelf.invoice(
        LIN,
        number="25990000000000500100",
        issued_on=date(2025, 11, 15),
        buyer_tax_id="91990000MA0000XX0X",
        file_format="jpeg",
        is_sandbox=True,
    )
    twin = shelf.invoice(WANG, number="25990000000000500101", issued_on=date(2025, 11, 15))
    shelf.claim(WANG, {"invoice_id": twin}, status=ClaimStatus.SUBMITTED)
    set_rule(sign_in, "split_purchase", from_fen=0)

    claim_id = shelf.claim(LIN, {"invoice_id": bad}, {"invoice_id": None, "amount_fen": 20_001})
    hits = shelf.hits(claim_id)

    assert list(hits) == [
        "title_tax_id",
        "sandbox_verdict",
        "overdue",
        "cross_year",
        "weekend",
        "consecutive_numbers",
        "split_purchase",
        "similar_invoice",
        "no_invoice",
        "image_without_original",
    ]
    assert hits["title_tax_id"][0].level is RuleLevel.BLOCK
    assert hits["split_purchase"][0].rule_version == 1


@pytest.mark.parametrize(
    ("status", "code", "level"),
    [
        (VerifyStatus.NOT_FOUND, "not_verified", RuleLevel.BLOCK),
        (VerifyStatus.ERROR, "not_verified", RuleLevel.WARN),
    ],
)
def test_could_not_ask_is_not_no(
    shelf: Shelf, status: VerifyStatus, code: str, level: RuleLevel
) -> None:
    invoice_id = shelf.invoice(LIN, is_verified=False)
    shelf.judge_again(invoice_id, verify_status=status, buyer_name=None, buyer_tax_id=None)

    [hit] = shelf.hits(shelf.claim(LIN, {"invoice_id": invoice_id}))[code]

    assert hit.level is level


def test_an_invoice_of_a_sister_company_is_not_the_claims(shelf: Shelf) -> None:
    shelf.join(ZHOU)
    invoice_id = shelf.invoice(LIN, buyer_name=YUANSHAN.title, buyer_tax_id=YUANSHAN.tax_id)

    [hit] = shelf.hits(shelf.claim(LIN, {"invoice_id": invoice_id}))["title_tax_id"]

    assert "另一家公司" in hit.message


def _neighbours(shelf: Shelf) -> Hit:
    mine = shelf.invoice(LIN, number="25990000000000600100", total_fen=500)
    [hit] = shelf.hits(shelf.claim(LIN, {"invoice_id": mine}))["consecutive_numbers"]
    return hit


def test_a_colleagues_claim_is_named_with_its_numbers(shelf: Shelf) -> None:
    number = "25990000000000600101"
    next_door = shelf.invoice(WANG, number=number, issued_on=OTHER_DAY)
    shelf.claim(WANG, {"invoice_id": next_door}, status=ClaimStatus.SUBMITTED)

    hit = _neighbours(shelf)

    [(claim_no, numbers)] = hit.fields["claims"].items()
    assert (numbers, hit.fields["others"]) == ([number], 0)
    assert claim_no in hit.message


def test_another_companys_claim_is_counted_and_told_no_word_of(shelf: Shelf) -> None:
    number = "25990000000000600101"
    next_door = shelf.invoice(ZHOU, number=number, issued_on=OTHER_DAY)
    shelf.claim(ZHOU, {"invoice_id": next_door}, status=ClaimStatus.SUBMITTED)

    hit = _neighbours(shelf)

    assert (hit.fields["claims"], hit.fields["others"]) == ({}, 1)
    assert "BX" not in hit.message
    assert number not in str(hit)


def test_one_day_split_over_two_claims_is_one_days_spending(shelf: Shelf, sign_in: SignIn) -> None:
    hotel = shelf.type_id()
    row = {"type": hotel, "grade": "*", "city": "*", "limit_fen": 15_000, "per": "day"}
    set_rule(sign_in, "over_limit", limits=[row])
    earlier = {"invoice_id": shelf.invoice(LIN, total_fen=10_000), "amount_fen": 10_000}
    shelf.claim(LIN, earlier | {"happened_on": DAY}, status=ClaimStatus.PAID)
    shelf.claim(LIN, {"amount_fen": 9_000, "happened_on": DAY})  # a draft is no spending
    shelf.claim(WANG, {"amount_fen": 9_000, "happened_on": DAY}, status=ClaimStatus.PAID)

    mine = {"invoice_id": shelf.invoice(LIN, total_fen=5_001), "amount_fen": 5_001}
    [hit] = shelf.hits(shelf.claim(LIN, mine))["over_limit"]

    assert hit.fields["spent_fen"] == 15_001


def test_the_limit_of_ones_grade_counts(shelf: Shelf, sign_in: SignIn) -> None:
    rows = [
        {"type": shelf.type_id(), "grade": "*", "city": "*", "limit_fen": 1, "per": "line"},
        {"type": shelf.type_id(), "grade": "总监", "city": "*", "limit_fen": 20_000, "per": "line"},
    ]
    set_rule(sign_in, "over_limit", limits=rows)
    shelf.department("销售部", LIN, grade="总监")
    claims = [shelf.claim(one, {"amount_fen": 10_600}) for one in (LIN, WANG)]

    assert ["over_limit" in shelf.hits(one) for one in claims] == [False, True]


def test_a_rule_that_is_switched_off_is_silent(shelf: Shelf, sign_in: SignIn) -> None:
    claim_id = shelf.claim(LIN, {"amount_fen": 20_001})
    before = shelf.hits(claim_id)

    set_rule(sign_in, "no_invoice", "off")

    assert list(before) == ["no_invoice"]
    assert shelf.judge(claim_id) == []


def test_an_advance_hits_only_what_is_about_its_amount(shelf: Shelf) -> None:
    claim_id = shelf.claim(LIN, {"amount_fen": 6_000_000}, kind=ClaimKind.ADVANCE)

    assert list(shelf.hits(claim_id)) == ["total_limit"]


@both_databases
def test_looking_writes_nothing_and_submitting_keeps_the_facts(app: APIFlask, shelf: Shelf) -> None:
    claim_id = shelf.claim(LIN, {"invoice_id": shelf.invoice(LIN)})
    tables = (InvoiceFacts, PolicyHit, AuditRecord)

    def counts() -> list[int]:
        with app.app_context():
            return [db.session.scalar(select(func.count()).select_from(one)) or 0 for one in tables]

    before = counts()
    shelf.judge(claim_id)
    looked = counts()
    shelf.judge(claim_id, is_submitting=True)

    assert looked == before
    assert counts() == [before[0] + 1, *before[1:]]


def test_many_lines_cost_as_many_queries_as_one(shelf: Shelf) -> None:
    department = shelf.department("销售部", LIN)
    shelf.budget(department, 1_000_000)
    lines = [{"invoice_id": shelf.invoice(LIN), "shares": {department: 10_600}} for _ in range(20)]
    twenty = shelf.claim(LIN, *lines[1:], department_id=department)
    one = shelf.claim(LIN, lines[0], department_id=department)

    counts = []
    for claim_id in (one, twenty):
        with shelf.statements() as seen:
            shelf.judge(claim_id)
        counts.append(len([each for each in seen if each.startswith("SELECT")]))

    assert counts[0] == counts[1] < 25


def test_rules_have_names_also_when_they_are_no_more() -> None:
    assert title_of("similar_invoice") == "疑似重复"
    assert title_of("a_rule_of_old") == "a_rule_of_old"
