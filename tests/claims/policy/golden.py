"""The golden tables: for each rule claims that hit it and claims that only look as if they did.

One file, long as the rules are many: a test holds it against the catalogue of rules.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from backend.claims.rules.facts import Neighbour, RestDay, Title
from backend.claims.states import ClaimKind
from backend.invoices.states import VerifyStatus
from tests.claims.policy.cases import (
    BLOCK,
    HOTEL,
    LIN,
    MEAL,
    NOTE,
    SISTER,
    TAXI,
    TODAY,
    WARN,
    Row,
    bare_line,
    budget_left,
    claim,
    invoice,
    line,
    other,
)

_TITLE_TAX_ID = (
    Row("our own 税号", claim()),
    Row(
        "a 税号 that is not ours",
        claim(invoice(title=Title.OTHER_TAX_ID, company_id=None)),
        (BLOCK,),
        fields={"buyer_tax_id": "91990000MA0000QC0W", "company_tax_id": "91990000MA0000QC0W"},
    ),
    Row("a sister company's", claim(invoice(company_id=SISTER)), (BLOCK,)),
    Row(
        "a sister company's where any of ours will do",
        claim(invoice(company_id=SISTER)),
        parameters={"own_company": False},
    ),
    Row("a wrong name is another rule's", claim(invoice(title=Title.OTHER_NAME))),
    Row("a ticket without a buyer", claim(invoice(title=Title.NOT_REQUIRED, company_id=None))),
    Row("nobody has told the buyer", claim(invoice(title=Title.UNKNOWN, company_id=None))),
    Row(
        "two invoices, each by itself",
        claim(
            invoice(7, title=Title.OTHER_TAX_ID, company_id=None),
            invoice(8, title=Title.OTHER_TAX_ID, company_id=None),
        ),
        (BLOCK, BLOCK),
    ),
    Row(
        "one invoice split over two lines is hit once",
        claim(
            invoice(7, title=Title.OTHER_TAX_ID, company_id=None),
            lines=[line("line-0001"), line("line-0002")],
        ),
        (BLOCK,),
    ),
)

_TITLE_NAME = (
    Row("the right name", claim()),
    Row("our 税号 under another name", claim(invoice(title=Title.OTHER_NAME)), (WARN,)),
    Row("an unknown name", claim(invoice(title=Title.UNKNOWN_NAME, company_id=None)), (WARN,)),
    Row("our name without a 税号", claim(invoice(title=Title.NO_TAX_ID)), (WARN,)),
    Row("a wrong 税号 is another rule's", claim(invoice(title=Title.OTHER_TAX_ID))),
)

_NOT_VERIFIED = (
    Row("查验一致", claim()),
    Row("无需查验", claim(invoice(verify_status=VerifyStatus.NOT_REQUIRED))),
    *(
        Row(f"no answer yet: {status.value}", claim(invoice(verify_status=status)), (WARN,))
        for status in (
            VerifyStatus.UNVERIFIED,
            VerifyStatus.PENDING,
            VerifyStatus.SAME_DAY,
            VerifyStatus.QUOTA_EXCEEDED,
            VerifyStatus.OUT_OF_WINDOW,
            VerifyStatus.ERROR,
        )
    ),
    *(
        Row(f"a plain no: {status.value}", claim(invoice(verify_status=status)), (BLOCK,))
        for status in (
            VerifyStatus.INCONSISTENT,
            VerifyStatus.NOT_FOUND,
            VerifyStatus.MALFORMED,
        )
    ),
    Row(
        "a plain no only warns where it is set so",
        claim(invoice(verify_status=VerifyStatus.NOT_FOUND)),
        (WARN,),
        {"refused_level": "warn"},
    ),
    Row(
        "from the set amount on an answer is a must",
        claim(invoice(with_tax_fen=50_000, verify_status=VerifyStatus.UNVERIFIED)),
        (BLOCK,),
        {"must_from_fen": 50_000},
        {"amount_fen": 50_000, "must_from_fen": 50_000},
    ),
    Row(
        "one fen below the set amount",
        claim(invoice(with_tax_fen=49_999, verify_status=VerifyStatus.UNVERIFIED)),
        (WARN,),
        {"must_from_fen": 50_000},
    ),
    Row(
        "an unknown total reaches no amount",
        claim(invoice(with_tax_fen=None, verify_status=VerifyStatus.UNVERIFIED)),
        (WARN,),
        {"must_from_fen": 50_000},
    ),
)


def _verified(days: int) -> datetime:
    return datetime(2026, 11, 23, 1, 0, tzinfo=UTC) - timedelta(days=days)


_VERIFICATION_OLD = (
    Row("30 days old", claim(invoice(verified_at=_verified(30)))),
    Row(
        "31 days old",
        claim(invoice(verified_at=_verified(31))),
        (NOTE,),
        fields={"age_days": 31, "most_days": 30},
    ),
    Row("never verified", claim(invoice(verified_at=None))),
    Row("8 days where 7 are set", claim(invoice(verified_at=_verified(8))), (NOTE,), {"days": 7}),
    Row(
        "late in the evening of China it is the next day already",
        claim(invoice(verified_at=datetime(2026, 10, 22, 16, 0, tzinfo=UTC))),
        (),
        {"days": 31},
    ),
)

_SANDBOX = (
    Row("a real verdict", claim()),
    Row("the sandbox's verdict", claim(invoice(is_sandbox=True)), (NOTE,)),
)
_BY_HAND = (
    Row("the provider's verdict", claim()),
    Row("read off the official site", claim(invoice(is_by_hand=True)), (NOTE,)),
)

_OVERDUE = (
    Row("180 days", claim(invoice(issued_on=TODAY - timedelta(days=180)))),
    Row(
        "181 days",
        claim(invoice(issued_on=TODAY - timedelta(days=181))),
        (WARN,),
        fields={"days": 181, "most_days": 180},
    ),
    Row(
        "181 days with 10 of grace",
        claim(invoice(issued_on=TODAY - timedelta(days=181))),
        parameters={"grace_days": 10},
    ),
    Row(
        "the organisation's own limit counts",
        claim(invoice(issued_on=TODAY - timedelta(days=31)), claim_within_days=30),
        (WARN,),
    ),
    Row("no date of issue", claim(invoice(issued_on=None))),
)


def _in_year(on: date, issued_on: date) -> Any:
    return claim(invoice(issued_on=issued_on), on=on)


_CROSS_YEAR = (
    Row("this year", claim()),
    Row("the last day of the year, on it", _in_year(date(2026, 12, 31), date(2026, 12, 31))),
    Row("on the first day after", _in_year(date(2027, 1, 1), date(2026, 12, 31)), (WARN,)),
    Row(
        "last year's in May, free until May",
        _in_year(date(2027, 5, 31), date(2026, 12, 31)),
        parameters={"free_months": 5},
    ),
    Row(
        "last year's in June, free until May",
        _in_year(date(2027, 6, 1), date(2026, 12, 31)),
        (WARN,),
        {"free_months": 5},
    ),
    Row(
        "the year before last is never free",
        _in_year(date(2027, 1, 2), date(2025, 12, 31)),
        (WARN,),
        {"free_months": 12},
    ),
    Row("no date of issue", claim(invoice(issued_on=None))),
)

_WEEKEND = (
    Row("a working day", claim()),
    Row("a weekend", claim(invoice(rest_day=RestDay.WEEKEND)), (NOTE,)),
    Row("a holiday does not count as delivered", claim(invoice(rest_day=RestDay.HOLIDAY))),
    Row(
        "a holiday where holidays count",
        claim(invoice(rest_day=RestDay.HOLIDAY)),
        (NOTE,),
        {"holidays": True},
        {"rest_day": "holiday"},
    ),
    Row(
        "another expense type",
        claim(invoice(rest_day=RestDay.WEEKEND)),
        parameters={"types": [MEAL]},
    ),
    Row(
        "the expense type that is looked at",
        claim(invoice(rest_day=RestDay.WEEKEND)),
        (NOTE,),
        {"types": [MEAL, HOTEL]},
    ),
)

_NEAR = (Neighbour(21, 1), Neighbour(22, 3), Neighbour(23, 4))
_CONSECUTIVE = (
    Row("nobody near", claim()),
    Row(
        "a colleague's claim next door",
        claim(invoice(consecutive=_NEAR), others=[other(21)]),
        (WARN,),
        fields={"claims": {"BX261120-ABCDEF": ["25990000000000000021"]}, "others": 0},
    ),
    Row("too far away", claim(invoice(consecutive=_NEAR), others=[other(23)])),
    Row(
        "as far as it is set",
        claim(invoice(consecutive=_NEAR), others=[other(23)]),
        (WARN,),
        {"distance": 4},
    ),
    Row(
        "one's own next invoice, still in the wallet",
        claim(
            invoice(consecutive=_NEAR),
            others=[other(21, owner_id=LIN, claim_id=None, claim_no=None)],
        ),
    ),
    Row(
        "one's own next invoice in another claim",
        claim(invoice(consecutive=_NEAR), others=[other(21, owner_id=LIN)]),
        (WARN,),
    ),
    Row(
        "a colleague's wallet is counted and not named",
        claim(invoice(consecutive=_NEAR), others=[other(21, claim_id=None, claim_no=None)]),
        (WARN,),
        fields={"claims": {}, "others": 1},
    ),
    Row(
        "another company's claim is counted and not named",
        claim(invoice(consecutive=_NEAR), others=[other(21, company_id=SISTER)]),
        (WARN,),
        fields={"claims": {}, "others": 1},
    ),
    Row(
        "a run within one claim is no secret",
        claim(
            invoice(7, consecutive=(Neighbour(8, 1),)), invoice(8, consecutive=(Neighbour(7, 1),))
        ),
    ),
)

_SPLIT = (
    Row("one invoice of the day", claim()),
    Row(
        "two of one seller that reach the amount: one hit for both",
        claim(
            invoice(7, with_tax_fen=60_000, same_day=(8,)),
            invoice(8, with_tax_fen=40_000, same_day=(7,)),
        ),
        (WARN,),
        fields={"together_fen": 100_000, "count": 2, "others": 0},
    ),
    Row(
        "one fen less",
        claim(
            invoice(7, with_tax_fen=60_000, same_day=(8,)),
            invoice(8, with_tax_fen=39_999, same_day=(7,)),
        ),
    ),
    Row(
        "the other half in another claim",
        claim(
            invoice(7, with_tax_fen=60_000, same_day=(21,)), others=[other(21, with_tax_fen=50_000)]
        ),
        (WARN,),
        fields={"together_fen": 110_000, "claims": {"BX261120-ABCDEF": ["25990000000000000021"]}},
    ),
    Row(
        "what nobody claims is no part of it",
        claim(
            invoice(7, with_tax_fen=60_000, same_day=(21,)),
            others=[other(21, with_tax_fen=50_000, claim_id=None, claim_no=None)],
        ),
    ),
    Row(
        "fewer than are set",
        claim(
            invoice(7, with_tax_fen=60_000, same_day=(8,)),
            invoice(8, with_tax_fen=60_000, same_day=(7,)),
        ),
        parameters={"least": 3},
    ),
    Row(
        "any amount where 0 is set",
        claim(
            invoice(7, with_tax_fen=100, same_day=(8,)),
            invoice(8, with_tax_fen=None, same_day=(7,)),
        ),
        (WARN,),
        {"from_fen": 0},
    ),
)

_SIMILAR = (
    Row("nothing alike", claim()),
    Row(
        "a colleague's twin",
        claim(invoice(similar=(21,)), others=[other(21)]),
        (WARN,),
        fields={"amount_fen": 10_600, "issued_on": "2026-11-18"},
    ),
    Row(
        "a twin in one's own wallet",
        claim(
            invoice(similar=(21,)), others=[other(21, owner_id=LIN, claim_id=None, claim_no=None)]
        ),
        (WARN,),
        fields={"claims": {}, "others": 1},
    ),
    Row(
        "twins in one claim: both are shown",
        claim(invoice(7, similar=(8,)), invoice(8, similar=(7,))),
        (WARN, WARN),
    ),
)


def _limit(type_id: int = HOTEL, **members: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"grade": "*", "city": "*", "limit_fen": 50_000, "per": "line"}
    return {"type": type_id, **usual, **members}


def _spending(amount_fen: int, **members: Any) -> Any:
    return claim(lines=[line(amount_fen=amount_fen, **members)])


_OVER_LIMIT = (
    Row("no limit is set", _spending(90_000_00)),
    Row("as much as is allowed", _spending(50_000), parameters={"limits": [_limit()]}),
    Row(
        "one fen more",
        _spending(50_001),
        (WARN,),
        {"limits": [_limit()]},
        {"spent_fen": 50_001, "limit_fen": 50_000, "over_fen": 1, "expense_type": "住宿费"},
    ),
    Row("another type", _spending(50_001), parameters={"limits": [_limit(TAXI)]}),
    Row(
        "the city's limit comes before the general one",
        _spending(60_000, city="武汉市"),
        parameters={"limits": [_limit(), _limit(city="武汉", limit_fen=60_000)]},
    ),
    Row(
        "the grade's limit comes before the general one",
        _spending(60_000),
        parameters={"limits": [_limit(), _limit(grade="经理", limit_fen=60_000)]},
    ),
    Row(
        "at a tie the city decides",
        _spending(60_000),
        (WARN,),
        {
            "limits": [
                _limit(grade="经理", limit_fen=90_000),
                _limit(city="武汉", limit_fen=50_000),
            ]
        },
    ),
    Row(
        "grade and city together come first",
        _spending(60_000),
        parameters={
            "limits": [
                _limit(city="武汉"),
                _limit(grade="经理", city="武汉", limit_fen=60_000),
            ]
        },
    ),
    Row(
        "another grade's limit is not his",
        _spending(60_000),
        parameters={"limits": [_limit(grade="总监", limit_fen=1)]},
    ),
    Row(
        "two lines of a day together, where days count",
        claim(lines=[line("line-0001", amount_fen=30_000), bare_line(amount_fen=20_001)]),
        (WARN,),
        {"limits": [_limit(per="day")]},
        {"spent_fen": 50_001, "per": "day"},
    ),
    Row(
        "two days",
        claim(
            lines=[
                line("line-0001", amount_fen=30_000),
                bare_line(amount_fen=30_000, happened_on=date(2026, 11, 19)),
            ]
        ),
        parameters={"limits": [_limit(per="day")]},
    ),
    Row(
        "the rest of the day stands in another claim",
        claim(
            lines=[line(amount_fen=30_000)],
            spent_elsewhere={(HOTEL, date(2026, 11, 18)): 20_001},
        ),
        (WARN,),
        {"limits": [_limit(per="day")]},
    ),
    Row(
        "an advance is no spending",
        claim(lines=[bare_line(amount_fen=90_000)], kind=ClaimKind.ADVANCE),
        parameters={"limits": [_limit()]},
    ),
    Row(
        "not filled in yet",
        claim(lines=[line(amount_fen=None)]),
        parameters={"limits": [_limit()]},
    ),
)

_TOTAL = (
    Row("one fen below", claim(total_fen=4_999_999)),
    Row(
        "reached",
        claim(total_fen=5_000_000),
        (NOTE,),
        fields={"total_fen": 5_000_000, "limit_fen": 5_000_000},
    ),
    Row("0 sets no limit", claim(total_fen=9_000_000), parameters={"limit_fen": 0}),
    Row("an advance counts too", claim(total_fen=5_000_000, kind=ClaimKind.ADVANCE), (NOTE,)),
)

_NO_INVOICE = (
    Row("as much as is usual", claim(lines=[bare_line(amount_fen=20_000)])),
    Row(
        "one fen more",
        claim(lines=[bare_line(amount_fen=20_001)]),
        (WARN,),
        fields={"amount_fen": 20_001, "most_fen": 20_000},
    ),
    Row("with an invoice", claim(lines=[line(amount_fen=90_000)])),
    Row(
        "any at all where 0 is set",
        claim(lines=[bare_line(amount_fen=1)]),
        (WARN,),
        {"most_fen": 0},
    ),
    Row("not filled in yet", claim(lines=[bare_line(amount_fen=None)])),
    Row(
        "an advance has none",
        claim(lines=[bare_line(amount_fen=90_000)], kind=ClaimKind.ADVANCE),
    ),
)

_IMAGE = (
    Row("a PDF stands behind it", claim()),
    Row("only a photo of an electronic one", claim(invoice(is_image_only=True)), (NOTE,)),
    Row("paper is the original itself", claim(invoice(is_image_only=True, is_on_paper=True))),
    Row(
        "paper too where it is set so",
        claim(invoice(is_image_only=True, is_on_paper=True)),
        (NOTE,),
        {"paper": True},
    ),
)

_OVER_BUDGET = (
    Row("no budget", claim()),
    Row("all of it", claim(budgets=(budget_left(used_fen=60_000, this_claim_fen=40_000),))),
    Row(
        "one fen more",
        claim(budgets=(budget_left(used_fen=60_000, this_claim_fen=40_001),)),
        (WARN,),
        fields={"left_fen": -1, "used_fen": 60_000, "this_claim_fen": 40_001},
    ),
    Row(
        "more than 90 % where that is set",
        claim(budgets=(budget_left(used_fen=60_000, this_claim_fen=30_001),)),
        (WARN,),
        {"percent": 90},
        {"left_fen": 9_999},
    ),
    Row(
        "90 % exactly",
        claim(budgets=(budget_left(used_fen=60_000, this_claim_fen=30_000),)),
        parameters={"percent": 90},
    ),
    Row(
        "a budget that others exceeded and this claim does not touch",
        claim(budgets=(budget_left(used_fen=160_000, this_claim_fen=0),)),
    ),
    Row(
        "a budget of nothing",
        claim(budgets=(budget_left(used_fen=0, this_claim_fen=1, amount_fen=0),)),
        (WARN,),
    ),
)

GOLDEN: dict[str, tuple[Row, ...]] = {
    "title_tax_id": _TITLE_TAX_ID,
    "title_name": _TITLE_NAME,
    "not_verified": _NOT_VERIFIED,
    "verification_old": _VERIFICATION_OLD,
    "sandbox_verdict": _SANDBOX,
    "by_hand_verdict": _BY_HAND,
    "overdue": _OVERDUE,
    "cross_year": _CROSS_YEAR,
    "weekend": _WEEKEND,
    "consecutive_numbers": _CONSECUTIVE,
    "split_purchase": _SPLIT,
    "similar_invoice": _SIMILAR,
    "over_limit": _OVER_LIMIT,
    "total_limit": _TOTAL,
    "over_budget": _OVER_BUDGET,
    "no_invoice": _NO_INVOICE,
    "image_without_original": _IMAGE,
}
