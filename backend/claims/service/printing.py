"""打印: the claim as the asking person sees it, on paper or as a picture of that paper.

Preview and print are one thing: the first answer says when it was printed, and whoever names that
instant again gets the same pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select

from backend.accounts.rules import Person
from backend.claims.models import Attachment
from backend.claims.printing.composing import Bound, PrintDesk, compose
from backend.claims.printing.form import Paper, Printing
from backend.claims.printing.press import WORKER, Press
from backend.claims.printing.proofs import Attached, Proof, ProofFile, collect
from backend.claims.service.showing import show
from backend.infra.config import Settings
from backend.infra.db import db, end_reading
from backend.infra.files import DerivedStore, FileStore
from backend.infra.parts import part, provide
from backend.invoices.models import InvoiceFile
from backend.invoices.service import upload_limit
from backend.kernel import clock
from backend.kernel.errors import DomainError, InvalidInputError
from backend.reading.bounded import Runner
from backend.reading.files import FileFormat

PRINT_WORKER = WORKER
_KEPT = timedelta(days=1)
_AHEAD = timedelta(minutes=5)
_LONG_SIDE = 1600
"""Pixels of a page in the preview."""


class PrintParts(StrEnum):
    """The form with all proofs behind it, or alone."""

    ALL = "all"
    FORM = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be printed. ``at``: the instant of an earlier print of the same; None = now."""

    paper: Paper
    parts: PrintParts
    at: datetime | None


class PrintTooLargeError(DomainError):
    """The originals together are more than one file takes."""

    code = "claims.print_too_large"
    status = 413

    def __init__(self, byte_count: int, limit: int) -> None:
        size, most = byte_count / 1_000_000, limit / 1_000_000
        super().__init__(
            f"附件共 {size:.0f} MB，超过一次打印 {most:.0f} MB 的上限，没有生成文件。"
            "请选择「只打印单据」，附件在单据详情里逐个下载。",
            byte_count=byte_count,
            limit=limit,
        )


def use_press(app: Any, settings: Settings, runner: Runner) -> None:
    """Give ``app`` its press; ``runner`` starts with the first sheet."""
    provide(
        app,
        PrintDesk(
            press=Press(runner, max_bytes=upload_limit(settings)),
            originals=FileStore(settings.files_folder),
            kept=DerivedStore(settings.files_folder / "prints"),
            most_bytes=int(settings.print_limit_mb * 1_000_000),
            is_demo=settings.demo,
        ),
    )


def tidy_prints() -> None:
    """Forget prints of yesterday: they can be made again."""
    part(PrintDesk).kept.tidy(clock.now() - _KEPT)


@dataclass(frozen=True, slots=True)
class Print:
    """A finished print; ``at`` names it."""

    bound: Bound
    claim_no: str
    at: datetime


def make_print(person: Person, claim_id: int, wish: Wish) -> Print:
    """The claim on paper, for whoever may read it. NotFoundError, PrintTooLargeError."""
    desk = part(PrintDesk)
    at = _instant(wish.at)
    claim = show(person, claim_id)
    proofs = _proofs(claim) if wish.parts is PrintParts.ALL else None
    end_reading()
    _refuse_too_large(proofs or (), desk.most_bytes)
    printing = Printing(
        paper=wish.paper, printed_at=at, printed_by=person.display_name, is_demo=desk.is_demo
    )
    return Print(compose(desk, claim, printing, proofs), claim["claim_no"], at)


def describe_print(person: Person, claim_id: int, wish: Wish) -> dict[str, Any]:
    """The members of PrintOut."""
    made = make_print(person, claim_id, wish)
    return {
        "claim_no": made.claim_no,
        "printed_at": made.at,
        "pages": made.bound.pages,
        "pages_apart": made.bound.pages_apart,
        "byte_count": made.bound.path.stat().st_size,
        "proofs": made.bound.proofs,
    }


def print_page(person: Person, claim_id: int, wish: Wish, page: int) -> bytes:
    """PNG of a page (from 1) of the very file that is printed."""
    made = make_print(person, claim_id, wish)
    return part(PrintDesk).press.show(made.bound.path, page, _LONG_SIDE)


def print_file(person: Person, claim_id: int, wish: Wish) -> tuple[Path, str]:
    """The finished PDF and a name for it."""
    made = make_print(person, claim_id, wish)
    return made.bound.path, f"{made.claim_no}.pdf"


def _instant(asked: datetime | None) -> datetime:
    now = clock.now()
    if asked is not None and not now - _KEPT <= asked <= now + _AHEAD:
        message = "预览已过期，请重新打开打印页面。"
        raise InvalidInputError([{"field": "at", "message": message}])
    return (asked or now).replace(second=0, microsecond=0)


def _refuse_too_large(proofs: Sequence[Proof], limit: int) -> None:
    sizes = {one.file.sha256: one.file.byte_count for one in proofs if one.file}
    if sum(sizes.values()) > limit:
        raise PrintTooLargeError(sum(sizes.values()), limit)


def _proofs(claim: dict[str, Any]) -> list[Proof]:
    ids = {line["invoice"]["id"] for line in claim["lines"] if line["invoice"]}
    files: dict[int, list[ProofFile]] = {}
    query = select(InvoiceFile).where(InvoiceFile.invoice_id.in_(ids)).order_by(InvoiceFile.id)
    for row in db.session.scalars(query):
        files.setdefault(row.invoice_id, []).append(_file(row))
    attachments = select(Attachment).where(Attachment.claim_id == claim["id"])
    attached = [
        Attached(file=_file(row), line_key=row.line_key, role=row.role)
        for row in db.session.scalars(attachments.order_by(Attachment.id))
    ]
    return collect(claim, files, attached)


def _file(row: InvoiceFile | Attachment) -> ProofFile:
    return ProofFile(
        sha256=row.sha256,
        file_name=row.file_name,
        file_format=FileFormat(row.file_format),
        byte_count=row.byte_count,
    )
