"""会计凭证: what a paid claim says in debit and credit, always balanced.

A suggestion for the accountant's own program; docs/reference/voucher-csv.md describes the file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from backend.claims.rules.csv_files import Cell, write_csv
from backend.claims.states import PaymentMethod
from backend.kernel.money import text_from_fen

HEADER = (
    "期间",
    "凭证日期",
    "凭证字",
    "凭证号",
    "分录号",
    "摘要",
    "科目编码",
    "科目名称",
    "借方金额",
    "贷方金额",
    "部门",
    "往来个人",
    "附单据数",
    "来源单号",
)
_WORD = "记"


@dataclass(frozen=True, slots=True)
class Subjects:
    """会计科目 of the credit side and of what people owe, "code name"; set by the organisation."""

    bank: str = "1002 银行存款"
    cash: str = "1001 库存现金"
    other: str = "1012 其他货币资金"
    advance: str = "1221 其他应收款"
    payable: str = "2241 其他应付款"


SUBJECT_NAMES = frozenset(field.name for field in fields(Subjects))


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedLine:
    """What was approved of one line. ``tax_fen`` is the input tax in it that is deducted.

    ``shares`` weigh the departments that bear it; empty = the claim's own.
    """

    expense_type: str
    account_subject: str
    tax_subject: str
    approved_fen: int
    tax_fen: int = 0
    shares: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidClaim:
    """A paid claim as the books see it; approved = offset + payable. An advance has no lines."""

    claim_no: str
    claimant: str
    department: str
    is_advance: bool
    method: PaymentMethod
    payable_fen: int
    paid_fen: int
    offset_fen: int = 0
    lines: tuple[BookedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """分录: one of debit and credit is 0. ``person`` where somebody owes or is owed."""

    summary: str
    subject: str
    debit_fen: int = 0
    credit_fen: int = 0
    department: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedVoucher:
    """A voucher with its number of the month."""

    period: str
    number: int
    dated_on: date
    claim_no: str
    proof_count: int
    entries: tuple[Entry, ...]


def subjects_of(setting: Mapping[str, Any]) -> Subjects:
    """The subjects that the settings hold; what is not set stays at its default."""
    known = {name: str(setting[name]) for name in SUBJECT_NAMES if setting.get(name)}
    return replace(Subjects(), **known)


def share_out(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` in whole parts by ``weights`` (not negative, not all 0); the parts add up to it.

    The largest remainders get the fen that are left over; of equal ones the first.
    """
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(total * weights[at] % whole))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


def deductible_tax(tax_fen: int | None, total_fen: int | None, approved: list[int]) -> list[int]:
    """Input tax in each of the approved parts of one invoice, in proportion to its total.

    The parts together hold what their sum holds, rounded half up. None and odd amounts
    (a tax that is not less than the total) are no tax.
    """
    claimed = sum(approved)
    if not tax_fen or not total_fen or not 0 < tax_fen < total_fen or not claimed:
        return [0] * len(approved)
    of_claimed = (2 * tax_fen * claimed + total_fen) // (2 * total_fen)
    return share_out(min(of_claimed, tax_fen), approved)


def missing_subjects(claim: PaidClaim) -> list[str]:
    """Names of expense types without a subject: the claim cannot be booked before they have one."""
    names = [one.expense_type for one in claim.lines if one.approved_fen]
    without = {one.expense_type for one in claim.lines if not one.account_subject.strip()}
    return [name for name in dict.fromkeys(names) if name in without]


def suggest(claim: PaidClaim, subjects: Subjects) -> tuple[Entry, ...]:
    """The entries, debit first; both sides have the same sum."""
    debits = _merged([*_expenses(claim), *_owed_to_us(claim, subjects)])
    settled = [
        Entry(
            summary=f"冲销借款 {claim.claim_no}",
            subject=subjects.advance,
            credit_fen=claim.offset_fen,
            person=claim.claimant,
        ),
        Entry(
            summary=f"支付 {claim.claimant} {claim.claim_no}",
            subject=_money_subject(claim.method, subjects),
            credit_fen=claim.paid_fen,
        ),
        Entry(
            summary=f"未付差额 {claim.claim_no}",
            subject=subjects.payable,
            credit_fen=max(claim.payable_fen - claim.paid_fen, 0),
            person=claim.claimant,
        ),
    ]
    return tuple(one for one in [*debits, *settled] if one.debit_fen or one.credit_fen)


def _expenses(claim: PaidClaim) -> Iterable[Entry]:
    for line in claim.lines:
        tax = line.tax_fen if line.tax_subject.strip() else 0
        shares = line.shares or ((claim.department, 1),)
        parts = share_out(line.approved_fen - tax, [weight for _, weight in shares])
        for (department, _), part in zip(shares, parts, strict=True):
            yield Entry(
                summary=f"{claim.claimant} {line.expense_type} {claim.claim_no}",
                subject=line.account_subject,
                debit_fen=part,
                department=department,
            )
    for line in claim.lines:
        if line.tax_subject.strip():
            yield Entry(
                summary=f"进项税额 {claim.claim_no}",
                subject=line.tax_subject,
                debit_fen=line.tax_fen,
            )


def _owed_to_us(claim: PaidClaim, subjects: Subjects) -> Iterable[Entry]:
    """An advance, and what was paid above what was payable."""
    advance = claim.payable_fen if claim.is_advance else 0
    above = max(claim.paid_fen - claim.payable_fen, 0)
    for summary, owed in (("借款", advance), ("多付差额", above)):
        yield Entry(
            summary=f"{claim.claimant} {summary} {claim.claim_no}",
            subject=subjects.advance,
            debit_fen=owed,
            person=claim.claimant,
        )


def _money_subject(method: PaymentMethod, subjects: Subjects) -> str:
    match method:
        case PaymentMethod.BANK | PaymentMethod.OFFSET:
            return subjects.bank
        case PaymentMethod.CASH:
            return subjects.cash
        case PaymentMethod.OTHER:
            return subjects.other


def _merged(entries: Iterable[Entry]) -> list[Entry]:
    """Debits that say the same stand once, with their sum, where the first stood."""
    sums: dict[Entry, int] = {}
    for one in entries:
        same = replace(one, debit_fen=0)
        sums[same] = sums.get(same, 0) + one.debit_fen
    return [replace(one, debit_fen=debit) for one, debit in sums.items()]


def write_vouchers(vouchers: Iterable[NumberedVoucher]) -> bytes:
    """The CSV of a period; UTF-8 with its mark, amounts in yuan, one row an entry."""
    rows = [
        _row(voucher, at, entry)
        for voucher in vouchers
        for at, entry in enumerate(voucher.entries, 1)
    ]
    return write_csv(HEADER, rows)


def _row(voucher: NumberedVoucher, at: int, entry: Entry) -> list[Cell]:
    code, _, name = entry.subject.strip().partition(" ")
    return [
        voucher.period,
        voucher.dated_on.isoformat(),
        _WORD,
        voucher.number,
        at,
        entry.summary,
        code,
        name.strip(),
        Decimal(text_from_fen(entry.debit_fen)),
        Decimal(text_from_fen(entry.credit_fen)),
        entry.department,
        entry.person,
        voucher.proof_count,
        voucher.claim_no,
    ]
