"""上传记录: uploads as people see them, one by one and page by page."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select

from backend.accounts.rules import Person
from backend.infra.db import db
from backend.intake.models import Upload, UploadInvoice
from backend.intake.schemas import HintOut, UploadInvoiceOut, UploadOut
from backend.intake.service.keeping import duplicate_of
from backend.intake.states import UploadReason, UploadState
from backend.invoices import service as invoices
from backend.invoices.models import Invoice
from backend.invoices.schemas import InvoiceRow
from backend.kernel.errors import NotFoundError
from backend.reading.files import ALLOWED, FACTS, READER_VERSION, FileFormat
from backend.web.context import settings
from backend.web.pages import decode_cursor, encode_cursor

_LARGEST_ID = 2**31 - 1
_UNKNOWN = "未知格式"
_ACCEPT = ",".join(
    [*(f".{one.suffix}" for one in FACTS.values()), *(one.media_type for one in FACTS.values())]
)


def find_own(person_id: int, upload_id: int) -> Upload:
    """The person's own upload; NotFoundError also for other people's."""
    query = select(Upload).where(Upload.id == upload_id, Upload.owner_id == person_id)
    upload = db.session.scalar(query) if 0 < upload_id <= _LARGEST_ID else None
    if upload is None:
        raise NotFoundError
    return upload


def show(person: Person, upload_id: int) -> UploadOut:
    """One own upload with its invoices."""
    return describe(person, [find_own(person.id, upload_id)])[0]


def find_states(person: Person, upload_ids: Sequence[int]) -> list[UploadOut]:
    """Those of the named uploads that are the person's own."""
    wanted = [one for one in upload_ids if 0 < one <= _LARGEST_ID]
    query = select(Upload).where(Upload.owner_id == person.id, Upload.id.in_(wanted))
    return describe(person, list(db.session.scalars(query.order_by(Upload.id))))


def list_own(
    person: Person,
    *,
    state: UploadState | None,
    search: str | None,
    limit: int,
    cursor: str | None,
) -> dict[str, Any]:
    """One page of the upload history (UploadPageOut), newest first."""
    query = select(Upload).where(Upload.owner_id == person.id)
    if state is not None:
        query = query.where(Upload.state == state)
    if search:
        is_found = (
            column.icontains(search, autoescape=True)
            for column in (Upload.reference_no, Upload.file_name)
        )
        query = query.where(or_(*is_found))
    key = decode_cursor(cursor, int)
    if key is not None:
        query = query.where(Upload.id < min(max(key[0], 0), _LARGEST_ID))
    rows = list(db.session.scalars(query.order_by(Upload.id.desc()).limit(limit + 1)))
    shown = rows[:limit]
    return {
        "items": describe(person, shown),
        "next_cursor": encode_cursor(shown[-1].id) if len(rows) > limit else None,
        "counts": count_own(person.id),
        "limit_bytes": invoices.upload_limit(settings()),
        "formats": {"label": ALLOWED, "accept": _ACCEPT},
    }


def count_own(person_id: int) -> dict[str, int]:
    """How many uploads are in each state; together they are all that was ever sent."""
    query = (
        select(Upload.state, func.count())
        .where(Upload.owner_id == person_id)
        .group_by(Upload.state)
    )
    counts = dict.fromkeys((state.value for state in UploadState), 0)
    counts |= {state.value: count for state, count in db.session.execute(query)}
    return counts | {"total": sum(counts.values())}


def describe(person: Person, uploads: Sequence[Upload]) -> list[UploadOut]:
    """With what each file held; the rows of a page are asked for together."""
    held = _invoices_of([one.id for one in uploads])
    firsts = _references([one.duplicate_of_id for one in uploads if one.duplicate_of_id])
    return [_out(person, one, held.get(one.id, []), firsts) for one in uploads]


def _invoices_of(upload_ids: list[int]) -> dict[int, list[tuple[UploadInvoice, Invoice]]]:
    query = (
        select(UploadInvoice, Invoice)
        .join(Invoice, Invoice.id == UploadInvoice.invoice_id)
        .where(UploadInvoice.upload_id.in_(upload_ids))
        .order_by(UploadInvoice.upload_id, UploadInvoice.page, UploadInvoice.invoice_id)
    )
    held: dict[int, list[tuple[UploadInvoice, Invoice]]] = {}
    for link, invoice in db.session.execute(query):
        held.setdefault(link.upload_id, []).append((link, invoice))
    return held


def _references(upload_ids: list[int]) -> dict[int, str]:
    query = select(Upload.id, Upload.reference_no).where(Upload.id.in_(upload_ids))
    return {row.id: row.reference_no for row in db.session.execute(query)}


def _out(
    person: Person,
    upload: Upload,
    held: list[tuple[UploadInvoice, Invoice]],
    firsts: dict[int, str],
) -> UploadOut:
    file_format = None if upload.file_format is None else FileFormat(upload.file_format)
    waits = upload.state is UploadState.NEEDS_CONFIRMATION
    is_open = can_enter(upload)
    return UploadOut(
        id=upload.id,
        reference_no=upload.reference_no,
        state=upload.state,
        reason_code=upload.reason_code,
        reason=upload.reason,
        channel=upload.channel,
        file_name=upload.file_name,
        format=file_format,
        format_label=_UNKNOWN if file_format is None else FACTS[file_format].label,
        byte_count=upload.byte_count,
        sha256=upload.sha256,
        pages=_pages_to_see(upload, file_format),
        hint=HintOut(**upload.hint) if waits and upload.hint else None,
        duplicate_of_id=upload.duplicate_of_id,
        duplicate_of_reference_no=firsts.get(upload.duplicate_of_id or 0),
        can_retry=is_open,
        can_enter=is_open,
        is_reader_newer=is_open and (upload.reader_version or 0) < READER_VERSION,
        is_kept=upload.is_kept,
        invoices=[_invoice_out(person, link, invoice) for link, invoice in held],
        captured_at=upload.captured_at,
        created_at=upload.created_at,
        state_changed_at=upload.state_changed_at,
    )


def can_enter(upload: Upload) -> bool:
    """Whether the file is kept and still open: to be typed off, or looked at once more."""
    is_discarded = upload.reason_code == UploadReason.DISCARDED
    is_failed = upload.state is UploadState.REJECTED and not is_discarded
    return upload.is_kept and (upload.state is UploadState.NEEDS_CONFIRMATION or is_failed)


def _pages_to_see(upload: Upload, file_format: FileFormat | None) -> int:
    """0: this file cannot be shown, only downloaded."""
    is_broken = upload.state is UploadState.REJECTED and upload.pages is None
    if file_format is None or not file_format.has_pages or is_broken:
        return 0
    return upload.pages or 1


def _invoice_out(person: Person, link: UploadInvoice, invoice: Invoice) -> UploadInvoiceOut:
    is_mine = invoice.owner_id == person.id
    row = InvoiceRow.model_validate(invoices.row_of_invoice(invoice)) if is_mine else None
    duplicate = None
    if link.outcome.value == "duplicate":
        duplicate = duplicate_of(person, invoice, link.differs)
    return UploadInvoiceOut(
        result=link.outcome.value, page=link.page, invoice=row, duplicate=duplicate
    )
