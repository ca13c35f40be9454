"""Claims of the demo: one in each state, brought there by the people who would do it.

Every act goes through the verbs that the routes call, so that timeline, tasks, notices, rule
hits and the states of the invoices are what they would be.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from backend.accounts.rules import Person
from backend.claims import service as claims
from backend.claims.schemas.asked import ActIn, ApproveIn, NewClaimIn
from backend.claims.schemas.claimable import ClaimableListIn
from backend.claims.schemas.paying import PayIn
from backend.claims.states import ClaimKind
from backend.invoices.states import TitleCheck, VerifyStatus
from backend.kernel import clock
from backend.web.idempotency import IdempotencyKey
from backend.web.pages import PAGE_LIMIT

_TRAFFIC, _TRAVEL, _LODGING, _OFFICE = "交通费", "差旅费", "住宿费", "办公费"
_ADVANCE_FEN = 300_000
_OFFSET_FEN = 5_000
_UNSOUND_TITLES = {TitleCheck.TAX_NO_MISMATCH, TitleCheck.UNKNOWN_TITLE}

Act = Callable[[Person, int, int], Any]
"""What somebody does with the claim that he has seen in a version."""


@dataclass(frozen=True, slots=True)
class _Step:
    who: str
    act: Act


@dataclass(frozen=True, slots=True)
class _Story:
    """A claim over ``invoices`` many invoices of 林; ``writer`` fills it in for her.

    ``is_large``: over the dearest ones, so that it needs the second level; else the cheapest.
    """

    key: str
    purpose: str
    expense_type: str
    steps: tuple[_Step, ...] = ()
    invoices: int = 1
    writer: str = "lin"
    has_offset: bool = False
    is_large: bool = False


def _submit(person: Person, claim_id: int, version: int) -> Any:
    return claims.submit(person, claim_id, ActIn(version=version))


def _approve(person: Person, claim_id: int, version: int) -> Any:
    return claims.approve(person, claim_id, ApproveIn(version=version, comment="同意"))


def _withdraw(person: Person, claim_id: int, version: int) -> Any:
    return claims.withdraw(person, claim_id, ActIn(version=version, comment="先不报了"))


def _return(person: Person, claim_id: int, version: int) -> Any:
    comment = "请在事由里写明客户名称，再提交"
    return claims.send_back(person, claim_id, ActIn(version=version, comment=comment))


def _reject(person: Person, claim_id: int, version: int) -> Any:
    return claims.reject(person, claim_id, ActIn(version=version, comment="不属于公务支出"))


def _pay(person: Person, claim_id: int, version: int) -> Any:
    payable = claims.show(person, claim_id)["payable_fen"]
    act = PayIn(version=version, amount_fen=payable, paid_on=clock.today())
    return claims.pay(person, claim_id, act)


def _archive(person: Person, claim_id: int, version: int) -> Any:
    claims.make_vouchers(person, [claim_id])
    return claims.archive(person, claim_id, version)


_HANDED_IN = (_Step("lin", _submit),)
_SIGNED = (*_HANDED_IN, _Step("wang", _approve))
_PAID = (*_SIGNED, _Step("zhao", _pay))
_ADVANCE = (*_SIGNED, _Step("chen", _approve), _Step("zhao", _pay))
_STORIES = (
    # Rejected and withdrawn claims let their invoices go: the next story may take them again.
    _Story("rejected", "部门聚餐后打车", _TRAFFIC, (*_HANDED_IN, _Step("wang", _reject))),
    _Story("withdrawn", "武汉市内交通", _TRAFFIC, (*_HANDED_IN, _Step("lin", _withdraw))),
    _Story("submitted", "长沙展会", _TRAVEL, (_Step("feng", _submit),), writer="feng"),
    _Story("approved", "南京出差", _LODGING, _SIGNED, has_offset=True),
    _Story("paid", "上海出差", _TRAVEL, _PAID),
    _Story("archived", "季度办公用品", _OFFICE, (*_PAID, _Step("li", _archive))),
    _Story("draft", "下周拜访客户", _TRAVEL),
    _Story("returned", "客户来访接待", _OFFICE, (*_HANDED_IN, _Step("wang", _return))),
    _Story("in_approval", "广州展会布展", _TRAVEL, _SIGNED, invoices=2, is_large=True),
)


def tell_stories(people: Mapping[str, Person]) -> set[int]:
    """Ids of the invoices that stand in claims now."""
    advance_id = _advance(people)
    used: set[int] = set()
    for story in _STORIES:
        claim_id = _write(people, story, advance_id)
        _walk(people, claim_id, story.steps)
        used |= _held(people["lin"], claim_id)
    return used


def _advance(people: Mapping[str, Person]) -> int:
    """借款, paid; a later claim settles a part of it."""
    line = {
        "key": "demo-line-advance",
        "expense_type_id": _type_ids(people["lin"])[_TRAVEL],
        "purpose": "出差备用金",
        "amount_fen": _ADVANCE_FEN,
    }
    claim_id = _create(
        people["lin"],
        "advance",
        {
            "kind": ClaimKind.ADVANCE,
            "purpose": "第四季度出差备用金",
            "repay_by": (clock.today() + timedelta(days=30)).isoformat(),
            "lines": [line],
        },
    )
    _walk(people, claim_id, _ADVANCE)
    return claim_id


def _write(people: Mapping[str, Person], story: _Story, advance_id: int) -> int:
    type_id = _type_ids(people["lin"])[story.expense_type]
    sound = _sound_invoices(people["lin"])
    chosen = sound[-story.invoices :] if story.is_large else sound[: story.invoices]
    lines = [
        {
            "key": f"demo-line-{story.key.replace('_', '-')}-{number}",
            "invoice_id": one["invoice"]["id"],
            "expense_type_id": type_id,
            "purpose": story.purpose,
            "amount_fen": one["claimable_fen"],
        }
        for number, one in enumerate(chosen)
    ]
    offsets = [{"advance_id": advance_id, "amount_fen": _OFFSET_FEN}] if story.has_offset else []
    claimant = {} if story.writer == "lin" else {"claimant_id": people["lin"].id}
    written = {"purpose": story.purpose, "lines": lines, "offsets": offsets} | claimant
    return _create(people[story.writer], story.key, written)


def _create(writer: Person, key: str, written: Mapping[str, Any]) -> int:
    """Id of the draft; the same one when an earlier start has made it."""
    new = NewClaimIn.model_validate(dict(written))
    answer = claims.create(writer, IdempotencyKey(writer.id, f"demo-claim-{key}", "demo"), new)
    return int(answer.body["id"])


def _walk(people: Mapping[str, Person], claim_id: int, steps: Sequence[_Step]) -> None:
    """Do what is still to be done: each act raises the version by one, a new draft has 1."""
    for version, step in enumerate(steps, start=1):
        reached = claims.show(people["lin"], claim_id)["version"]
        if reached == version:
            step.act(people[step.who], claim_id, version)


def _sound_invoices(lin: Person) -> list[dict[str, Any]]:
    """Of 林, by rising amount: verified, free, and nothing wrong with their titles."""
    page = claims.list_claimable(lin, ClaimableListIn(limit=PAGE_LIMIT))
    sound = [
        one
        for one in page["items"]
        if not one["obstacles"]
        and one["invoice"]["verify_status"] == VerifyStatus.CONSISTENT
        and one["invoice"]["title_check"] not in _UNSOUND_TITLES
    ]
    return sorted(sound, key=lambda one: (one["claimable_fen"], one["invoice"]["id"]))


def _held(lin: Person, claim_id: int) -> set[int]:
    lines = claims.show(lin, claim_id)["lines"]
    return {line["invoice"]["id"] for line in lines if line["invoice"] is not None}


def _type_ids(lin: Person) -> dict[str, int]:
    return {one["name"]: one["id"] for one in claims.choices(lin)["expense_types"]}
