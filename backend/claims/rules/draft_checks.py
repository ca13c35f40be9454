"""预检 of a draft: what must be filled in or put right before it is handed in. Pure rules.

A problem is {"field", "message"}; the fields of a line are ``lines.<its key>.<member>``.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from backend.claims.rules.claimable import Obstacle
from backend.claims.states import ClaimKind
from backend.kernel.money import text_from_fen

Problem = dict[str, str]


class ShareLike(Protocol):
    """分摊."""

    @property
    def amount_fen(self) -> int: ...


class LineLike(Protocol):
    """费用明细 as written so far."""

    @property
    def key(self) -> str: ...
    @property
    def invoice_id(self) -> int | None: ...
    @property
    def no_invoice_reason(self) -> str: ...
    @property
    def expense_type_id(self) -> int | None: ...
    @property
    def happened_on(self) -> date | None: ...
    @property
    def amount_fen(self) -> int | None: ...
    @property
    def shares(self) -> Sequence[ShareLike]: ...


@dataclass(frozen=True, slots=True)
class TypeFacts:
    """What an expense type asks of its lines."""

    name: str
    needs_invoice: bool
    needs_attachment: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class InvoiceStanding:
    """What may be claimed of an invoice (None = not known) and what is in the way."""

    number: str
    claimable_fen: int | None
    obstacles: Sequence[Obstacle]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that the check looks at; ``attached`` are keys of lines with a proof."""

    kind: ClaimKind
    today: date
    purpose: str
    has_payee: bool
    repay_by: date | None
    offset_fen: int
    lines: Sequence[LineLike]
    types: Mapping[int, TypeFacts]
    invoices: Mapping[int, InvoiceStanding]
    attached: Collection[str] = field(default_factory=frozenset)


def find_problems(draft: Draft) -> list[Problem]:
    """All that keeps the draft from being handed in, from top to bottom; empty = nothing."""
    found = [] if draft.lines else [_problem("lines", "还没有费用明细，请至少添加一条。")]
    for line in draft.lines:
        found += _problems_of_line(draft, line)
    if draft.kind is ClaimKind.EXPENSE:
        found += _overdrawn(draft)
    return found + _problems_of_whole(draft)


def _problems_of_whole(draft: Draft) -> list[Problem]:
    found = []
    total = sum(line.amount_fen or 0 for line in draft.lines)
    if not draft.purpose:
        found.append(_problem("purpose", "请填写事由。"))
    if not draft.has_payee and total > draft.offset_fen:
        found.append(_problem("payee_account_id", "请选择收款账户。"))
    if draft.kind is ClaimKind.ADVANCE:
        if draft.repay_by is None:
            found.append(_problem("repay_by", "请填写预计归还或冲销的日期。"))
        elif draft.repay_by < draft.today:
            found.append(_problem("repay_by", "归还日期不能早于今天。"))
    return found


def _problems_of_line(draft: Draft, line: LineLike) -> list[Problem]:
    found = []
    if line.amount_fen is None:
        found.append(_at(line, "amount_fen", "请填写金额。"))
    is_past = draft.kind is ClaimKind.EXPENSE
    if is_past and line.happened_on is not None and line.happened_on > draft.today:
        found.append(_at(line, "happened_on", "发生日期不能晚于今天。"))
    shared = sum(share.amount_fen for share in line.shares)
    if line.shares and shared != line.amount_fen:
        told = text_from_fen(shared)
        found.append(_at(line, "shares", f"分摊合计 ¥{told} 与这条明细的金额不一致，请调整。"))
    return [*_problems_of_type(draft, line), *_problems_of_proof(draft, line), *found]


def _problems_of_type(draft: Draft, line: LineLike) -> list[Problem]:
    if line.expense_type_id is None:
        return [_at(line, "expense_type_id", "请选择费用类型。")]
    kind = draft.types[line.expense_type_id]
    if kind.is_retired:
        return [_at(line, "expense_type_id", f"费用类型“{kind.name}”已停用，请另选一个。")]
    if kind.needs_attachment and line.key not in draft.attached:
        return [_at(line, "attachments", f"费用类型“{kind.name}”需要佐证附件，请上传。")]
    return []


def _problems_of_proof(draft: Draft, line: LineLike) -> list[Problem]:
    if draft.kind is ClaimKind.ADVANCE:
        return []
    if line.invoice_id is not None:
        standing = draft.invoices[line.invoice_id]
        return [_at(line, "invoice_id", one.message) for one in standing.obstacles]
    kind = draft.types.get(line.expense_type_id or 0)
    if kind is not None and kind.needs_invoice:
        return [_at(line, "invoice_id", f"费用类型“{kind.name}”必须有发票，请选择发票。")]
    if not line.no_invoice_reason:
        return [_at(line, "no_invoice_reason", "没有发票的明细请写明原因。")]
    return []


def _overdrawn(draft: Draft) -> list[Problem]:
    """R30: the lines of one invoice never ask for more than it says."""
    asked: dict[int, int] = {}
    for line in draft.lines:
        if line.invoice_id is not None:
            asked[line.invoice_id] = asked.get(line.invoice_id, 0) + (line.amount_fen or 0)
    found = []
    for line in draft.lines:
        standing = draft.invoices.get(line.invoice_id or 0)
        if standing is None or standing.claimable_fen is None or line.invoice_id is None:
            continue
        if asked[line.invoice_id] > standing.claimable_fen:
            most = text_from_fen(standing.claimable_fen)
            message = f"发票 {standing.number} 最多可报 ¥{most}，请减少金额。"
            found.append(_at(line, "amount_fen", message))
    return found


def _at(line: LineLike, member: str, message: str) -> Problem:
    return _problem(f"lines.{line.key}.{member}", message)


def _problem(path: str, message: str) -> Problem:
    return {"field": path, "message": message}
