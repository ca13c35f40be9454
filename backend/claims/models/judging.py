"""What is judged: facts of invoices, rules as data, their hits, and budgets."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.states import RuleLevel
from backend.infra.db import Base, choice


class InvoiceFacts(Base):
    """What was worked out about an invoice, once, until something that it rests on changes.

    ``facts`` has the members of ``rules.facts.Facts``; ``basis`` is the fingerprint of what they
    were worked out from.
    """

    __tablename__ = "invoice_facts"

    invoice_id: Mapped[int] = mapped_column(
        ForeignKey("invoice.id"), primary_key=True, autoincrement=False
    )
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    basis: Mapped[str] = mapped_column(String(64))
    computed_at: Mapped[datetime]


class PolicyRule(Base):
    """规则: a rule of the catalogue in ``rules.policies`` as the organisation has set it.

    A code without a row is at the catalogue's default. ``waived_by`` are values of Role.
    """

    __tablename__ = "policy_rule"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    level: Mapped[RuleLevel] = mapped_column(choice(RuleLevel))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    waived_by: Mapped[list[str]] = mapped_column(JSON)
    version: Mapped[int]
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class PolicyRuleVersion(Base):
    """What a rule was; never changed."""

    __tablename__ = "policy_rule_version"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    level: Mapped[RuleLevel] = mapped_column(choice(RuleLevel))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    waived_by: Mapped[list[str]] = mapped_column(JSON)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class PolicyHit(Base):
    """A rule that a submitted claim hits; ``key`` tells hits of one rule apart.

    ``fields`` are what was compared, by name. ``line_key`` None = the claim as a whole.
    """

    __tablename__ = "policy_hit"
    __table_args__ = (
        UniqueConstraint("claim_id", "round", "key"),
        Index("ix_policy_hit_rule", "code", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    round: Mapped[int]
    key: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40))
    rule_version: Mapped[int]
    level: Mapped[RuleLevel] = mapped_column(choice(RuleLevel))
    line_key: Mapped[str | None] = mapped_column(String(36))
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"))
    message: Mapped[str] = mapped_column(String(300))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    waived_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    waived_at: Mapped[datetime | None]
    waive_reason: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]


class Budget(Base):
    """预算 of a department for a month (2026-11) or a year (2026); None = of any expense type."""

    __tablename__ = "budget"
    __table_args__ = (
        UniqueConstraint("department_id", "period", "expense_type_id"),
        Index(  # NULL differs from NULL in the constraint above
            "uq_budget_of_any_type",
            "department_id",
            "period",
            unique=True,
            sqlite_where=text("expense_type_id IS NULL"),
            postgresql_where=text("expense_type_id IS NULL"),
        ),
        CheckConstraint("amount_fen >= 0", name="budget_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"))
    expense_type_id: Mapped[int | None] = mapped_column(ForeignKey("expense_type.id"))
    period: Mapped[str] = mapped_column(String(7))
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
