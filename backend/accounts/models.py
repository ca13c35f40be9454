"""Tables of people, their companies, sessions, links, codes and counted tries."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.rules import (
    CodePurpose,
    LinkPurpose,
    PersonState,
    RegistrationMode,
    Role,
)
from backend.infra.db import Base, choice


class Organisation(Base):
    """The one organisation of this installation.

    Its row is written with the first account and stays: whoever inserts it sets the
    installation up, and nobody can do it again. ``password_days`` 0 = a password never ages.
    """

    __tablename__ = "organisation"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(100))
    registration_mode: Mapped[RegistrationMode] = mapped_column(
        choice(RegistrationMode), default=RegistrationMode.OPEN, server_default="open"
    )
    asks_mobile: Mapped[bool] = mapped_column(default=False, server_default=false())
    password_days: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime]


class Company(Base):
    """抬头 and 税号, and what else a title card shows. Nobody joins a retired company."""

    __tablename__ = "company"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100), unique=True)
    tax_id: Mapped[str | None] = mapped_column(String(20), unique=True)
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    bank_name: Mapped[str | None] = mapped_column(String(100))
    bank_account: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    @property
    def is_retired(self) -> bool:
        """Whether it was taken out of use."""
        return self.retired_at is not None


class PersonRow(Base):
    """A person; ``rules.Person`` is what the rest of the product sees of him.

    An address belongs to the first who proves that it is his: it is unique among those who
    are confirmed, so that a stranger's registration cannot keep its owner out. Ids are never
    used twice (autoincrement), since records outlive people.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index(
            "uq_person_confirmed_email",
            "email_key",
            unique=True,
            sqlite_where=text("state <> 'unconfirmed'"),
            postgresql_where=text("state <> 'unconfirmed'"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(32))
    username_key: Mapped[str] = mapped_column(String(128), unique=True)
    display_name: Mapped[str] = mapped_column(String(50))
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(512))
    mobile: Mapped[str | None] = mapped_column(String(20))
    password_hash: Mapped[str] = mapped_column(String(200))
    password_set_at: Mapped[datetime]
    state: Mapped[PersonState] = mapped_column(choice(PersonState))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]

    company: Mapped[Company | None] = relationship(lazy="raise")
    role_rows: Mapped[list["PersonRole"]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )
    membership: Mapped["DepartmentMember | None"] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def roles(self) -> list[Role]:
        """In the order of ``Role``."""
        held = {row.role for row in self.role_rows}
        return [role for role in Role if role in held]


class PersonRole(Base):
    """One role of one person."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[Role] = mapped_column(choice(Role), primary_key=True)


class LoginSession(Base):
    """登录会话: the cookie's token is kept as its SHA-256 only."""

    __tablename__ = "login_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    last_seen_at: Mapped[datetime]
    user_agent: Mapped[str] = mapped_column(String(255), server_default="")
    revoked_at: Mapped[datetime | None]


class OneTimeLink(Base):
    """A link that works once; its token is kept as its SHA-256 only."""

    __tablename__ = "one_time_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[LinkPurpose] = mapped_column(choice(LinkPurpose))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class OneTimeCode(Base):
    """The code that proves one change of one person; a new one takes the old one's place."""

    __tablename__ = "one_time_code"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    purpose: Mapped[CodePurpose] = mapped_column(choice(CodePurpose), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(200))
    target: Mapped[str] = mapped_column(String(254))
    tries: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Invitation(Base):
    """A link with which one person may sign up; company and roles are the inviter's choice."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str | None] = mapped_column(String(254))
    company_id: Mapped[int | None] = mapped_column(ForeignKey("company.id"))
    roles: Mapped[list[str]] = mapped_column(JSON)
    invited_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))

    company: Mapped[Company | None] = relationship(lazy="raise")


class LoginThrottle(Base):
    """Tries counted under one key: the hash of a name as typed, or of an address.

    Hashed, because people type passwords into the name field.
    """

    __tablename__ = "login_throttle"
    __table_args__ = (CheckConstraint("tries >= 0", name="tries_not_negative"),)

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    tries: Mapped[int]
    last_try_at: Mapped[datetime] = mapped_column(index=True)
    locked_until: Mapped[datetime | None]


class Department(Base):
    """部门 of a company, in a tree."""

    __tablename__ = "department"
    __table_args__ = (UniqueConstraint("company_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    name: Mapped[str] = mapped_column(String(50))
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    @property
    def is_retired(self) -> bool:
        """Whether it was taken out of use."""
        return self.retired_at is not None


class DepartmentMember(Base):
    """Where a person works, whether he heads it, and his grade (职级) for spending limits."""

    __tablename__ = "department_member"
    __table_args__ = (Index("ix_department_member_department", "department_id"),)

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    is_head: Mapped[bool] = mapped_column(default=False)
    grade: Mapped[str | None] = mapped_column(String(20))

    department: Mapped[Department] = relationship(lazy="raise")

    @property
    def name(self) -> str:
        """The department's."""
        return self.department.name
