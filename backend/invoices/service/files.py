"""原件: which files stand behind an invoice."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.infra.db import db
from backend.invoices.models import Invoice, InvoiceFile
from backend.invoices.states import FileRole
from backend.kernel import clock
from backend.reading.files import FACTS, FileFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A kept file that shows an invoice."""

    upload_id: int
    sha256: str
    file_name: str
    file_format: str
    byte_count: int
    pages: int | None


def attach(session: Session, invoice: Invoice, new: NewFile) -> FileRole | None:
    """Put the file behind the invoice; None when these bytes stand there already.

    The first file is the original and never gives way. Of two that come first at one moment
    one fails at flush with IntegrityError: the caller rolls back and calls again.
    """
    known = session.scalars(
        select(InvoiceFile.sha256).where(InvoiceFile.invoice_id == invoice.id)
    ).all()
    if new.sha256 in known:
        return None
    role = FileRole.FURTHER if known else FileRole.ORIGINAL
    session.add(
        InvoiceFile(
            invoice_id=invoice.id,
            role=role,
            upload_id=new.upload_id,
            sha256=new.sha256,
            file_name=new.file_name,
            file_format=new.file_format,
            byte_count=new.byte_count,
            pages=new.pages,
            added_at=clock.now(),
        )
    )
    session.flush()
    return role


def describe_files(invoice_id: int) -> list[dict[str, Any]]:
    """The files of an invoice as JSON (InvoiceFileOut), the original first."""
    query = select(InvoiceFile).where(InvoiceFile.invoice_id == invoice_id)
    return [_described(one) for one in db.session.scalars(query.order_by(InvoiceFile.id))]


def _described(file: InvoiceFile) -> dict[str, Any]:
    file_format = FileFormat(file.file_format)
    return {
        "upload_id": file.upload_id,
        "role": file.role,
        "file_name": file.file_name,
        "format_label": FACTS[file_format].label,
        "byte_count": file.byte_count,
        "sha256": file.sha256,
        "pages": (file.pages or 1) if file_format.has_pages else 0,
        "added_at": file.added_at,
    }
