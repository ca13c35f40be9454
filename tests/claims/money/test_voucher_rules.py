"""A voucher balances to the fen, whatever was approved, shared, deducted, offset and paid."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.claims.rules import vouchers
from backend.claims.rules.vouchers import (
    BookedLine,
    Entry,
    NumberedVoucher,
    PaidClaim,
    Subjects,
    deductible_tax,
    share_out,
    suggest,
)
from backend.claims.states import PaymentMethod
from backend.kernel.money import fen_from_text

TRAVEL = "660202 管理费用-差旅费"
INPUT_TAX = "222101 应交税费-应交增值税（进项税额）"
SUBJECTS = Subjects()


@st.composite
def booked_lines(draw: st.DrawFn) -> BookedLine:
    approved = draw(st.integers(0, 10**10))
    departments = st.sampled_from(["市场部", "研发部", "行政部"])
    shares = st.lists(st.tuples(departments, st.integers(1, 10**9)), max_size=4)
    return BookedLine(
        expense_type=draw(st.sampled_from(["差旅费", "餐饮费"])),
        account_subject=draw(st.sampled_from([TRAVEL, "660203 管理费用-餐饮费"])),
        tax_subject=draw(st.sampled_from(["", INPUT_TAX])),
        approved_fen=approved,
        tax_fen=draw(st.integers(0, approved)),
        shares=tuple(draw(shares)),
    )


@st.composite
def paid_claims(draw: st.DrawFn) -> PaidClaim:
    is_advance = draw(st.booleans())
    lines = () if is_advance else tuple(draw(st.lists(booked_lines(), min_size=1, max_size=6)))
    approved = sum(line.approved_fen for line in lines)
    offset = 0 if is_advance else draw(st.integers(0, approved))
    payable = draw(st.integers(1, 10**10)) if is_advance else approved - offset
    return PaidClaim(
        claim_no="BX261123-ABCDEF",
        claimant="林小满",
        department="市场部",
        is_advance=is_advance,
        method=draw(st.sampled_from(list(PaymentMethod))),
        payable_fen=payable,
        paid_fen=draw(st.integers(0, payable + 10**6)),
        offset_fen=offset,
        lines=lines,
    )


@given(paid_claims())
def test_debit_and_credit_always_have_the_same_sum(claim: PaidClaim) -> None:
    entries = suggest(claim, SUBJECTS)

    assert sum(one.debit_fen for one in entries) == sum(one.credit_fen for one in entries)
    assert all((one.debit_fen > 0) != (one.credit_fen > 0) for one in entries)
    assert min([one.debit_fen for one in entries] + [one.credit_fen for one in entries] + [0]) == 0


@given(paid_claims())
def test_what_was_approved_is_all_in_expenses_and_tax(claim: PaidClaim) -> None:
    entries = suggest(claim, SUBJECTS)

    own = {SUBJECTS.advance, SUBJECTS.payable}
    booked = sum(one.debit_fen for one in entries if one.subject not in own)
    assert booked == sum(line.approved_fen for line in claim.lines)


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10**9), min_size=1).filter(any))
def test_shares_add_up_and_are_off_by_less_than_a_fen(total: int, weights: list[int]) -> None:
    parts = share_out(total, weights)

    assert sum(parts) == total
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < whole


@given(st.integers(2, 10**9), st.data())
def test_no_more_tax_is_deducted_than_the_invoice_has(total: int, data: st.DataObject) -> None:
    tax = data.draw(st.integers(1, total - 1))
    first = data.draw(st.integers(0, total))
    second = data.draw(st.integers(0, total - first))

    parts = deductible_tax(tax, total, [first, second])

    assert sum(parts) <= tax
    assert parts[0] <= first
    assert parts[1] <= second
    assert abs(sum(parts) * total - tax * (first + second)) <= total / 2


@pytest.mark.parametrize(
    ("tax", "total", "approved", "parts"),
    [
        (13_000, 113_000, [113_000], [13_000]),
        (13_000, 113_000, [56_500], [6_500]),
        (13_000, 113_000, [37_667, 37_667, 37_666], [4_333, 4_333, 4_334]),
        (1, 3, [1, 1, 1], [1, 0, 0]),
        (None, 113_000, [113_000], [0]),
        (13_000, None, [113_000], [0]),
        (0, 113_000, [113_000], [0]),
        (113_000, 113_000, [113_000], [0]),
        (-13_000, -113_000, [113_000], [0]),
        (13_000, 113_000, [0, 0], [0, 0]),
    ],
)
def test_tax_goes_with_the_part_of_the_invoice_that_was_approved(
    tax: int | None, total: int | None, approved: list[int], parts: list[int]
) -> None:
    assert sum(deductible_tax(tax, total, approved)) == sum(parts)
    if len(parts) == 1:
        assert deductible_tax(tax, total, approved) == parts


def claim(**changes: object) -> PaidClaim:
    values: dict[str, object] = {
        "claim_no": "BX261123-ABCDEF",
        "claimant": "林小满",
        "department": "市场部",
        "is_advance": False,
        "method": PaymentMethod.BANK,
        "payable_fen": 113_000,
        "paid_fen": 113_000,
        "lines": (travel(113_000, tax_fen=13_000),),
    }
    return PaidClaim(**(values | changes))  # type: ignore[arg-type] # a table of cases


def travel(approved_fen: int, **changes: object) -> BookedLine:
    values: dict[str, object] = {
        "expense_type": "差旅费",
        "account_subject": TRAVEL,
        "tax_subject": INPUT_TAX,
        "approved_fen": approved_fen,
    }
    return BookedLine(**(values | changes))  # type: ignore[arg-type] # a table of cases


def sides(entries: tuple[Entry, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.subject, one.department, one.debit_fen, one.credit_fen) for one in entries]


def test_tax_stands_apart_from_the_expense() -> None:
    assert sides(suggest(claim(), SUBJECTS)) == [
        (TRAVEL, "市场部", 100_000, 0),
        (INPUT_TAX, "", 13_000, 0),
        ("1002 银行存款", "", 0, 113_000),
    ]


def test_without_a_subject_for_tax_it_is_part_of_the_expense() -> None:
    lines = (travel(113_000, tax_fen=13_000, tax_subject=""),)

    entries = suggest(claim(lines=lines), SUBJECTS)

    assert sides(entries)[0] == (TRAVEL, "市场部", 113_000, 0)
    assert len(entries) == 2


def test_each_department_bears_its_share() -> None:
    lines = (travel(100_001, shares=(("市场部", 1), ("研发部", 1))),)

    entries = suggest(claim(lines=lines, payable_fen=100_001, paid_fen=100_001), SUBJECTS)

    assert sides(entries)[:2] == [(TRAVEL, "市场部", 50_001, 0), (TRAVEL, "研发部", 50_000, 0)]


def test_lines_of_one_subject_and_department_stand_once() -> None:
    lines = (travel(10_000), travel(20_000))

    entries = suggest(claim(lines=lines, payable_fen=30_000, paid_fen=30_000), SUBJECTS)

    assert sides(entries) == [(TRAVEL, "市场部", 30_000, 0), ("1002 银行存款", "", 0, 30_000)]


def test_an_offset_settles_what_the_person_owed() -> None:
    entries = suggest(
        claim(offset_fen=113_000, payable_fen=0, paid_fen=0, method=PaymentMethod.OFFSET), SUBJECTS
    )

    assert sides(entries)[-1] == ("1221 其他应收款", "", 0, 113_000)
    assert entries[-1].person == "林小满"


def test_an_advance_is_owed_by_the_person() -> None:
    entries = suggest(
        claim(is_advance=True, lines=(), payable_fen=50_000, paid_fen=50_000), SUBJECTS
    )

    assert sides(entries) == [
        ("1221 其他应收款", "", 50_000, 0),
        ("1002 银行存款", "", 0, 50_000),
    ]


@pytest.mark.parametrize(
    ("paid", "last"),
    [
        (100_000, ("2241 其他应付款", "", 0, 13_000)),
        (120_000, ("1002 银行存款", "", 0, 120_000)),
    ],
)
def test_what_was_not_paid_as_it_should_stays_open_in_the_books(
    paid: int, last: tuple[str, str, int, int]
) -> None:
    entries = suggest(claim(paid_fen=paid), SUBJECTS)

    assert sides(entries)[-1] == last
    owed = [one.debit_fen for one in entries if one.subject == SUBJECTS.advance]
    assert owed == ([7_000] if paid > 113_000 else [])


@pytest.mark.parametrize(
    ("method", "subject"),
    [
        (PaymentMethod.BANK, "1002 银行存款"),
        (PaymentMethod.CASH, "1001 库存现金"),
        (PaymentMethod.OTHER, "1012 其他货币资金"),
    ],
)
def test_the_money_comes_from_where_it_was(method: PaymentMethod, subject: str) -> None:
    assert suggest(claim(method=method), SUBJECTS)[-1].subject == subject


def test_subjects_of_the_organisation_take_the_place_of_the_usual_ones() -> None:
    chosen = vouchers.subjects_of({"bank": "100201 工商银行", "cash": "", "strange": 1})

    assert chosen == Subjects(bank="100201 工商银行")


def test_types_without_a_subject_are_named_once() -> None:
    lines = (
        travel(1, account_subject=" "),
        travel(2, account_subject=""),
        travel(0, account_subject="", expense_type="餐饮费"),
    )

    assert vouchers.missing_subjects(claim(lines=lines)) == ["差旅费"]
    assert vouchers.missing_subjects(claim()) == []


names = st.text("=+-@＝'\",;|\t\n 林小满𠮷A1", max_size=8).map(lambda text: " ".join(text.split()))
entries_of_any_kind = st.builds(
    Entry,
    summary=names,
    subject=st.tuples(st.from_regex(r"[0-9]{4,10}", fullmatch=True), names.filter(bool)).map(
        " ".join
    ),
    debit_fen=st.integers(0, 10**12),
    credit_fen=st.integers(0, 10**12),
    department=names,
    person=names,
)


@given(st.lists(st.lists(entries_of_any_kind, min_size=1, max_size=3), max_size=4))
def test_the_file_of_vouchers_reads_back_to_them(vouchers_made: list[list[Entry]]) -> None:
    made = [
        NumberedVoucher(
            period="2026-11",
            number=number,
            dated_on=date(2026, 11, 23),
            claim_no="BX261123-ABCDEF",
            proof_count=number,
            entries=tuple(entries),
        )
        for number, entries in enumerate(vouchers_made, 1)
    ]

    content = vouchers.write_vouchers(made)

    assert read(content) == made


def read(content: bytes) -> list[NumberedVoucher]:
    """As docs/reference/voucher-csv.md tells others to read it."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    by_number: dict[int, list[dict[str, str]]] = {}
    for row in reader:
        by_number.setdefault(int(row["凭证号"]), []).append(
            {name: cell.removeprefix("'") for name, cell in row.items()}
        )
    return [
        NumberedVoucher(
            period=rows[0]["期间"],
            number=number,
            dated_on=date.fromisoformat(rows[0]["凭证日期"]),
            claim_no=rows[0]["来源单号"],
            proof_count=int(rows[0]["附单据数"]),
            entries=tuple(
                Entry(
                    summary=row["摘要"],
                    subject=f"{row['科目编码']} {row['科目名称']}",
                    debit_fen=fen_from_text(row["借方金额"]),
                    credit_fen=fen_from_text(row["贷方金额"]),
                    department=row["部门"],
                    person=row["往来个人"],
                )
                for row in rows
            ),
        )
        for number, rows in by_number.items()
    ]
