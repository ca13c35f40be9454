"""豁免: by whom the rule lets, never by whose claim it is; a waived hit stays and is remembered."""

from datetime import timedelta
from typing import Any

import pytest
from apiflask import APIFlask
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.rules import Person
from backend.audit.models import AuditRecord
from backend.claims.models import Delegation, PolicyHit
from backend.claims.rules.policies import Hit
from backend.claims.service.judging import (
    HitNotWaivableError,
    waive,
    waived_before,
    waivers_of,
)
from backend.claims.states import ClaimStatus, DelegationKind, RuleLevel, TaskState
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.kernel.errors import ForbiddenError
from tests.claims.policy.shelf import Shelf, read
from tests.databases import both_databases
from tests.personas import CHEN, FENG, LI, LIN, QIAN, SUN, WANG, ZHAO, Persona, SignIn


def waive_as(shelf: Shelf, persona: Persona, hit_id: int, reason: str = "已核对原件") -> PolicyHit:
    person_id = shelf.join(persona)
    with shelf.app.app_context():
        with transaction() as session:
            company_id = accounts.find_person(person_id).company_id
            person = Person(person_id, "x", "x", persona.roles, company_id)
            waive(session, session.get_one(PolicyHit, hit_id), person, reason)
        return db.session.get_one(PolicyHit, hit_id)


@pytest.fixture
def claim_id(shelf: Shelf) -> int:
    """林's submitted claim, written by 冯."""
    return shelf.claim(LIN, {}, status=ClaimStatus.SUBMITTED, creator=FENG)


@both_databases
def test_a_role_of_the_rule_waives_with_a_reason(
    app: APIFlask, shelf: Shelf, claim_id: int
) -> None:
    hit = waive_as(shelf, LI, shelf.store_hit(claim_id))

    assert (hit.waived_by, hit.waive_reason) == (shelf.join(LI), "已核对原件")
    assert hit.waived_at is not None
    assert (hit.level, hit.message) == (RuleLevel.WARN, "抬头不符。")
    with app.app_context():
        query = select(AuditRecord).where(AuditRecord.action == "claims.hit_waived")
        [record] = db.session.scalars(query)
    assert (record.actor_id, record.subject_id) == (shelf.join(LI), claim_id)
    assert record.facts["code"] == "title_name"


@pytest.mark.parametrize("persona", [LIN, FENG], ids=["claimant", "writer"])
def test_nobody_waives_for_himself(shelf: Shelf, claim_id: int, persona: Persona) -> None:
    hit_id = shelf.store_hit(claim_id)
    shelf.wait_for(claim_id, persona)  # not even with a task in it

    with pytest.raises(ForbiddenError, match="自己的单据"):
        waive_as(shelf, persona, hit_id)


@pytest.mark.parametrize("persona", [ZHAO, SUN, QIAN], ids=lambda one: one.username)
def test_who_has_none_of_the_roles_is_refused(
    shelf: Shelf, claim_id: int, persona: Persona
) -> None:
    hit_id = shelf.store_hit(claim_id)

    with pytest.raises(ForbiddenError, match="没有权限"):
        waive_as(shelf, persona, hit_id)


@pytest.mark.parametrize("persona", [WANG, CHEN], ids=lambda one: one.username)
def test_an_approver_may_where_the_rule_lets_approvers(
    shelf: Shelf, claim_id: int, persona: Persona
) -> None:
    hit = waive_as(shelf, persona, shelf.store_hit(claim_id))

    assert hit.waived_by == shelf.join(persona)


def test_an_approver_may_not_where_only_accountants_may(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id, code="title_tax_id", level=RuleLevel.BLOCK)

    with pytest.raises(ForbiddenError):
        waive_as(shelf, WANG, hit_id)
    assert waive_as(shelf, LI, hit_id).waived_by == shelf.join(LI)


def test_whoever_approves_this_claim_counts_as_its_approver(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id)
    with pytest.raises(ForbiddenError):
        waive_as(shelf, QIAN, hit_id)
    shelf.wait_for(claim_id, QIAN)

    assert waive_as(shelf, QIAN, hit_id).waived_by == shelf.join(QIAN)


@pytest.mark.parametrize(
    ("days", "kind", "may"),
    [
        ((0, 0), DelegationKind.APPROVE, True),
        ((-3, 3), DelegationKind.APPROVE, True),
        ((1, 3), DelegationKind.APPROVE, False),
        ((-3, -1), DelegationKind.APPROVE, False),
        ((0, 0), DelegationKind.CLAIM, False),
    ],
)
def test_who_stands_in_for_the_approver_may_in_his_days(
    shelf: Shelf, claim_id: int, days: tuple[int, int], kind: DelegationKind, may: bool
) -> None:
    hit_id = shelf.store_hit(claim_id)
    shelf.wait_for(claim_id, WANG)
    people = shelf.join(WANG), shelf.join(QIAN)
    with shelf.app.app_context(), transaction() as session:
        session.add(
            Delegation(
                person_id=people[0],
                delegate_id=people[1],
                kind=kind,
                starts_on=clock.today() + timedelta(days=days[0]),
                ends_on=clock.today() + timedelta(days=days[1]),
                created_at=clock.now(),
            )
        )

    if may:
        assert waive_as(shelf, QIAN, hit_id).waived_by == people[1]
    else:
        with pytest.raises(ForbiddenError):
            waive_as(shelf, QIAN, hit_id)


def test_who_has_had_his_say_is_its_approver_no_longer(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id)
    shelf.wait_for(claim_id, QIAN, TaskState.APPROVED)

    with pytest.raises(ForbiddenError):
        waive_as(shelf, QIAN, hit_id)


@both_databases
def test_a_hit_is_waived_once(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id)
    waive_as(shelf, LI, hit_id)

    with pytest.raises(HitNotWaivableError):
        waive_as(shelf, WANG, hit_id, "我也看过")


def test_hits_of_an_earlier_submission_are_not_waived_any_more(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id, round_=0)

    with pytest.raises(HitNotWaivableError):
        waive_as(shelf, LI, hit_id)


def test_nobody_waives_a_hit_of_a_rule_that_is_no_more(shelf: Shelf, claim_id: int) -> None:
    hit_id = shelf.store_hit(claim_id, code="a_rule_of_old")

    with pytest.raises(ForbiddenError):
        waive_as(shelf, LI, hit_id)


def test_who_may_waive_follows_the_rule_as_it_is_set_now(
    shelf: Shelf, claim_id: int, sign_in: SignIn
) -> None:
    hit_id = shelf.store_hit(claim_id)
    old_id = shelf.store_hit(claim_id, code="a_rule_of_old")

    def waivers() -> dict[int, list[str]]:
        with shelf.app.app_context():
            return waivers_of(list(db.session.scalars(select(PolicyHit))))

    before = waivers()
    wish: dict[str, Any] = {"version": 0, "level": "warn", "waived_by": ["accountant"]}
    sign_in(SUN).put("/api/policies/title_name", json=wish)

    assert before == {hit_id: ["approver", "accountant"]}
    assert waivers() == {hit_id: ["accountant"]}
    assert old_id not in before


def hit_now(**changes: Any) -> Hit:
    usual: dict[str, Any] = {
        "key": "title_name:i1",
        "code": "title_name",
        "rule_version": 0,
        "level": RuleLevel.WARN,
        "message": "抬头不符。",
        "fields": {"buyer_name": "晴川"},
    }
    return Hit(**usual | changes)


@pytest.mark.parametrize(
    ("now", "is_covered"),
    [
        (hit_now(), True),
        (hit_now(rule_version=3, message="换了说法。"), True),
        (hit_now(fields={"buyer_name": "远山"}), False),
        (hit_now(level=RuleLevel.BLOCK), False),
        (hit_now(key="title_name:i2"), False),
    ],
)
def test_a_waiver_lasts_while_what_was_compared_stays_the_same(
    shelf: Shelf, claim_id: int, now: Hit, is_covered: bool
) -> None:
    waived = waive_as(shelf, LI, shelf.store_hit(claim_id))
    shelf.store_hit(claim_id, key="i2")  # nobody waived this one

    with shelf.app.app_context():
        session = db.session()
        claim, _lines = read(session, claim_id)
        covered = waived_before(session, claim, [now])

    assert {key: row.id for key, row in covered.items()} == (
        {now.key: waived.id} if is_covered else {}
    )
