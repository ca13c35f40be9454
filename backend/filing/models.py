"""The table of officially announced filing deadlines."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.infra.db import Base


class FilingDeadline(Base):
    """What the official notice says of one month (YYYY-MM, in which one files).

    ``changed_by`` None: shipped with the product, nobody has changed it.
    """

    __tablename__ = "filing_deadline"
    __table_args__ = (CheckConstraint("month LIKE '____-__'", name="month_form"),)

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    due_on: Mapped[date]
    notice: Mapped[str | None] = mapped_column(String(100))
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    changed_at: Mapped[datetime]
