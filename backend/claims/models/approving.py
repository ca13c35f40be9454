"""Approval: configured flows, the levels and tasks of one claim, and who stands in for whom."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.claims.states import DelegationKind, StepMode, StepState, TaskState
from backend.infra.db import Base, choice


class ApprovalFlow(Base):
    """审批流: which claims it is for and through which levels they go; the first that fits counts.

    ``conditions`` and ``steps`` are checked by ``rules.flows`` when they are written. A claim in
    approval keeps the levels with which it was submitted.
    """

    __tablename__ = "approval_flow"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(50))
    position: Mapped[int]
    is_active: Mapped[bool] = mapped_column(default=True)
    conditions: Mapped[dict[str, Any]] = mapped_column(JSON)
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    version: Mapped[int] = mapped_column(default=1)
    changed_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]


class ApprovalStep(Base):
    """One level of one submission (``round``) of a claim.

    ``copy_to`` are people who are told when it has passed (抄送).
    """

    __tablename__ = "approval_step"
    __table_args__ = (UniqueConstraint("claim_id", "round", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    round: Mapped[int]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(50))
    mode: Mapped[StepMode] = mapped_column(choice(StepMode))
    state: Mapped[StepState] = mapped_column(choice(StepState))
    copy_to: Mapped[list[int]] = mapped_column(JSON, default=list)
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]


class ApprovalTask(Base):
    """What one approver owes a level. ``acted_by`` differs when a delegate acted for him."""

    __tablename__ = "approval_task"
    __table_args__ = (
        UniqueConstraint("step_id", "approver_id"),
        Index("ix_approval_task_inbox", "approver_id", "state", "claim_id"),
        Index("ix_approval_task_acted", "acted_by", "claim_id"),
        Index("ix_approval_task_claim", "claim_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("approval_step.id"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    approver_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[TaskState] = mapped_column(choice(TaskState))
    transferred_from: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    acted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    comment: Mapped[str] = mapped_column(String(500), default="")
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    nudged_at: Mapped[datetime | None]


class Delegation(Base):
    """代理: ``delegate_id`` acts for ``person_id`` from and until these days, both included."""

    __tablename__ = "delegation"
    __table_args__ = (
        Index("ix_delegation_person", "person_id"),
        Index("ix_delegation_delegate", "delegate_id"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
        CheckConstraint("person_id <> delegate_id", name="not_himself"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    delegate_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[DelegationKind] = mapped_column(choice(DelegationKind))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
