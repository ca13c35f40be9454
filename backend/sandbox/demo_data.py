"""The labelled demo: a made-up company, its people, and invoices in every state.

Everything goes the way of real data: people are added, codes are scanned, the sandbox is asked.
The invoices are of last year's register, so that every code of /demo/qr is still new.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from backend.accounts import passwords
from backend.accounts import service as accounts
from backend.accounts.models import Company, Organisation, PersonRow
from backend.accounts.rules import NewPerson, Person, PersonState, Role
from backend.infra.db import db, transaction
from backend.intake import service as intake
from backend.intake.schemas import EntryIn
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.states import (
    ReviewStatus,
    TaxStatus,
    TitleCheck,
    UsageStatus,
    VerifyStatus,
)
from backend.kernel import clock
from backend.kernel.errors import DomainError
from backend.reading.kinds import InvoiceKind
from backend.sandbox.companies import DEMO_BUYER, OTHER_BUYER, Party
from backend.sandbox.payloads import demo_payloads
from backend.sandbox.registry import default_base
from backend.verification.models import VerificationTask
from backend.web.idempotency import IdempotencyKey

_NOTE = "demo-password"
_LIN, _WANG, _ZHOU = 24, 10, 6
"""How many codes each of them has scanned."""


@dataclass(frozen=True, slots=True)
class _Persona:
    username: str
    display_name: str
    employer: Party
    roles: frozenset[Role]


def _persona(username: str, name: str, employer: Party, *roles: Role) -> _Persona:
    return _Persona(username, name, employer, frozenset({Role.EMPLOYEE, *roles}))


_PERSONAS = (
    _persona("sun", "孙志强", DEMO_BUYER, Role.ADMINISTRATOR),
    _persona("lin", "林小满", DEMO_BUYER),
    _persona("wang", "王建国", DEMO_BUYER, Role.APPROVER),
    _persona("zhao", "赵敏", DEMO_BUYER, Role.CASHIER),
    _persona("qian", "钱多多", DEMO_BUYER, Role.CLEARING_OPERATOR),
    _persona("zhou", "周远", OTHER_BUYER),
)

_USAGE_WAY = (
    UsageStatus.LOCKED,
    UsageStatus.IN_APPROVAL,
    UsageStatus.TO_PAY,
    UsageStatus.PAID,
    UsageStatus.WRITTEN_OFF,
    UsageStatus.ARCHIVED,
)
_REVIEWS = (
    ReviewStatus.CONFIRMED,
    ReviewStatus.REJECTED,
    ReviewStatus.VOIDED,
    ReviewStatus.ARCHIVED,
)
_TITLE_CHECKS = (
    TitleCheck.OK,
    TitleCheck.TAX_NO_MISMATCH,
    TitleCheck.UNKNOWN_TITLE,
    TitleCheck.NOT_REQUIRED,
)
_PUT_OFF = (VerifyStatus.QUOTA_EXCEEDED, VerifyStatus.ERROR)


class RealDataError(DomainError):
    """The data folder belongs to a real organisation."""

    code = "sandbox.real_data"
    message = (
        "数据目录里已有真实单位的数据，不能在其中启动演示。"
        "请去掉 DEMO，或用 PIAOKATONG_DATA 指定另一个目录。\n"
        "The data folder holds a real organisation's data and is no place for a demo."
        " Leave DEMO out, or name another folder with PIAOKATONG_DATA."
    )


class DemoDataError(DomainError):
    """The data folder belongs to the demo: its invented verdicts must not pass as real ones."""

    code = "sandbox.demo_data"
    message = (
        "这个数据目录是演示数据，不能当作正式数据使用。"
        "演示请运行 ./run --demo；正式使用请用 PIAOKATONG_DATA 指定另一个目录。\n"
        "The data folder holds the demo. Run ./run --demo, or name another folder with"
        " PIAOKATONG_DATA."
    )


def refuse_demo(folder: Path) -> None:
    """For a start that is no demo. Raises DemoDataError on a demo's folder, half-filled or not."""
    if any((folder / name).exists() for name in (_NOTE, f".{_NOTE}")):
        raise DemoDataError


def seed(folder: Path) -> str:
    """Fill the demo, once; gives everybody's password, made for this data folder.

    Killed in the middle, the next start goes on: the password is noted first under a draft's
    name, people are found again, scans repeat under their own keys. RealDataError where a real
    organisation has its data.
    """
    note, draft = folder / _NOTE, folder / f".{_NOTE}"
    if not note.exists():
        if not draft.exists():
            if accounts.find_organisation_name() is not None:
                raise RealDataError
            draft.touch(mode=0o600)
            draft.write_text(f"Demo-{secrets.token_hex(4)}", encoding="utf-8")
        _fill_wallets(_add_people(draft.read_text(encoding="utf-8")))
        draft.rename(note)
    return note.read_text(encoding="utf-8")


def usernames() -> list[str]:
    """Who can sign in to the demo."""
    return [one.username for one in _PERSONAS]


def _add_people(password: str) -> dict[str, Person]:
    if accounts.find_organisation_name() is None:
        _insert_people(passwords.make_hash(password), password)
    rows = {row.username: row for row in db.session.query(PersonRow)}
    return {
        one.username: Person(
            rows[one.username].id,
            one.username,
            one.display_name,
            one.roles,
            rows[one.username].company_id,
        )
        for one in _PERSONAS
    }


def _insert_people(password_hash: str, password: str) -> None:
    now = clock.now()
    with transaction() as session:
        session.add(Organisation(id=1, name="演示集团", created_at=now))
        companies = {
            party: Company(title=party.name, tax_id=party.tax_id, created_at=now)
            for party in (DEMO_BUYER, OTHER_BUYER)
        }
        session.add_all(companies.values())
        session.flush()
        for one in _PERSONAS:
            new = NewPerson(one.username, one.display_name, f"{one.username}@example.com", password)
            accounts.add_person(
                session,
                new,
                password_hash=password_hash,
                state=PersonState.ACTIVE,
                roles=one.roles,
                company_id=companies[one.employer].id,
            )


def _fill_wallets(people: dict[str, Person]) -> None:
    base = default_base()
    last_year = base.replace(year=base.year - 1)
    texts = [one.text for one in demo_payloads(last_year, clock.today() - timedelta(days=1))]
    shares = (("lin", _LIN), ("wang", _WANG), ("zhou", _ZHOU))
    for username, count in shares:
        mine, texts = texts[:count], texts[count:]
        scanned = _scan_all(people[username], mine)
        if username == "lin":
            _spread_states(scanned)
    _enter_taxi_receipt(people["lin"])


def _scan_all(person: Person, texts: Sequence[str]) -> list[int]:
    """Ids of the invoices, scanned one every nine hours until now."""
    ids = []
    for number, text in enumerate(texts):
        key = IdempotencyKey(person.id, f"demo-{person.username}-{number}", "demo")
        captured_at = clock.now() - timedelta(hours=9 * (len(texts) - number))
        answer = intake.scan(person, key, text, captured_at)
        ids.append(int(answer.body["invoice"]["id"]))
    return ids


def _enter_taxi_receipt(person: Person) -> None:
    entry = EntryIn(
        kind=InvoiceKind.QUOTA_INVOICE,
        code="199002500001",
        number="00000088",
        issued_on=clock.today() - timedelta(days=40),
        amount_fen=5000,
        late_entry_reason="出租车定额发票，补录",
    )
    key = IdempotencyKey(person.id, "demo-entry-1", "demo")
    answer = intake.enter(person, key, entry)
    with transaction() as session:
        invoice = session.get_one(Invoice, answer.body["invoice"]["id"])
        invoice.verify_status = VerifyStatus.NOT_REQUIRED


def _spread_states(ids: Sequence[int]) -> None:
    """Let the first invoices show every state of use, review, title check and waiting."""
    with transaction() as session:
        own = [session.get_one(Invoice, one) for one in ids]
        for steps, invoice in enumerate(own[: len(_USAGE_WAY)], 1):
            _use(invoice, _USAGE_WAY[:steps])
        for review, invoice in zip(_REVIEWS, own, strict=False):
            invoice.review_status = review
        for title_check, invoice in zip(_TITLE_CHECKS, own, strict=False):
            invoice.title_check = title_check
        nobody_asked = [one for one in own if session.get(VerificationTask, one.id) is None]
        nobody_asked[0].verify_status = VerifyStatus.MALFORMED
        nobody_asked[1].tax_status = TaxStatus.ABNORMAL
        tasks = [session.get(VerificationTask, one.id) for one in reversed(own)]
        waiting = [task for task in tasks if task is not None]
        for status, task in zip(_PUT_OFF, waiting, strict=False):
            task.next_try_at = clock.now() + timedelta(days=1)
            session.get_one(Invoice, task.id).verify_status = status


def _use(invoice: Invoice, way: Sequence[UsageStatus]) -> None:
    if invoice.usage_status is not UsageStatus.UNUSED:
        return
    for step in way:
        if not (step is UsageStatus.WRITTEN_OFF and way[-1] is UsageStatus.ARCHIVED):
            invoices.change_usage(invoice, step, is_demo=True)
