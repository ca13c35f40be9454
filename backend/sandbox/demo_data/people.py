"""The people of the demo and the companies that they work for."""

from dataclasses import dataclass

from backend.accounts import passwords
from backend.accounts import service as accounts
from backend.accounts.models import Company, Organisation, PersonRow
from backend.accounts.rules import NewPerson, Person, PersonState, Role
from backend.infra.db import db, transaction
from backend.kernel import clock
from backend.sandbox.companies import DEMO_BUYER, OTHER_BUYER, Party


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
    _persona("li", "李静", DEMO_BUYER, Role.ACCOUNTANT),
    _persona("chen", "陈立", DEMO_BUYER, Role.APPROVER),
    _persona("feng", "冯园", DEMO_BUYER),
)


def usernames() -> list[str]:
    """Who can sign in to the demo."""
    return [one.username for one in _PERSONAS]


def add_people(password: str) -> dict[str, Person]:
    """Everybody by user name; added when nobody is there yet."""
    if accounts.find_organisation_name() is None:
        _insert(passwords.make_hash(password), password)
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


def _insert(password_hash: str, password: str) -> None:
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
