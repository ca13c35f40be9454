"""The people of the tests: each has a story, so that a test reads like one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from flask.testing import FlaskClient

from backend.accounts import passwords
from backend.accounts.rules import Role

PASSWORD = "Qingchuan-2026"


@dataclass(frozen=True, slots=True)
class Employer:
    """A company of the organisation."""

    title: str
    tax_id: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Who he is and what he may do; everybody's password is ``PASSWORD``."""

    username: str
    display_name: str
    roles: frozenset[Role]
    employer: Employer | None

    @property
    def email(self) -> str:
        return f"{self.username}@example.com"


QINGCHUAN = Employer("晴川文化传播（武汉）有限公司", "91990000MA0000QC0W")
YUANSHAN = Employer("远山商贸（成都）有限公司", "91990000MA0000YT0D")


def _persona(username: str, name: str, employer: Employer, *roles: Role) -> Persona:
    return Persona(username, name, frozenset({Role.EMPLOYEE, *roles}), employer)


LIN = _persona("lin", "林小满", QINGCHUAN)
"""Travels a lot and scans her invoices on the train."""
WANG = _persona("wang", "王建国", QINGCHUAN, Role.APPROVER)
"""Approves, mostly on the phone between two meetings."""
ZHAO = _persona("zhao", "赵敏", QINGCHUAN, Role.CASHIER)
"""Pays on Fridays."""
QIAN = _persona("qian", "钱多多", QINGCHUAN, Role.CLEARING_OPERATOR)
"""Tax clerk; clears the card at the desk every month."""
SUN = _persona("sun", "孙志强", QINGCHUAN, Role.ADMINISTRATOR)
"""Administrator; set the installation up."""
ZHOU = _persona("zhou", "周远", YUANSHAN)
"""A stranger: works for another company of the organisation."""
LI = _persona("li", "李静", QINGCHUAN, Role.ACCOUNTANT)
"""Accountant; closes the books and never throws anything away."""
CHEN = _persona("chen", "陈立", QINGCHUAN, Role.APPROVER)
"""Finance director: the second level for larger sums."""
FENG = _persona("feng", "冯园", QINGCHUAN)
"""Assistant; claims for 林 while she travels."""

SignIn = Callable[[Persona], FlaskClient]
"""What the fixture ``sign_in`` gives."""
NewClient = Callable[[], FlaskClient]
"""What the fixture ``new_client`` gives."""
EVERYBODY = (LIN, WANG, ZHAO, QIAN, SUN, ZHOU, LI, CHEN, FENG)


@cache
def password_hash() -> str:
    """Everybody's password, hashed once a run since it costs so much."""
    return passwords.make_hash(PASSWORD)
