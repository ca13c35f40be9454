"""附件清单: which proofs follow the form, each once, and why one does not. Pure.

No proof is dropped in silence (a damaged one gets a page that says so) and none is printed twice:
the same bytes count once, and of one invoice's faces (PDF, photo, XML) one is printed and the
others are named in the list.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby
from typing import Any

from backend.claims.printing.words import day, soft, yuan
from backend.claims.states import AttachmentRole
from backend.reading.files import FACTS, FileFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFile:
    """One kept file; its bytes lie under ``sha256`` in the store of originals."""

    sha256: str
    file_name: str
    file_format: FileFormat
    byte_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that was attached to the claim, or to the line called ``line_key``."""

    file: ProofFile
    line_key: str
    role: AttachmentRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One entry of the list. ``file`` None: the invoice came without a file (scanned, typed).

    ``subject`` is what it proves; proofs with one subject are faces of one document. ``about``
    are names and values for the page that speaks for it.
    """

    no: int
    what: str
    subject: str
    file: ProofFile | None
    about: tuple[tuple[str, str], ...] = ()


class Fate(StrEnum):
    """What becomes of a proof on paper."""

    PRINTED = "printed"
    ELECTRONIC = "electronic"
    """Its original is electronic and cannot be drawn here: a page states it."""
    DAMAGED = "damaged"
    MISSING = "missing"
    COVERED = "covered"
    """Another face of the same document is printed."""
    REPEATED = "repeated"
    """The same bytes stand earlier in the list."""
    NO_FILE = "no_file"


STATED = frozenset({Fate.ELECTRONIC, Fate.DAMAGED, Fate.MISSING})
"""Proofs that have a page which speaks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a prepared proof. ``is_half``: two such share a sheet."""

    is_half: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A proof as it was prepared: PRINTED with its pages, or DAMAGED or MISSING and why."""

    fate: Fate
    pages: tuple[Page, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A proof and its fate. ``like`` is the number of the proof that stands for it."""

    proof: Proof
    fate: Fate
    pages: tuple[Page, ...] = ()
    reason: str = ""
    like: int | None = None


def collect(
    claim: Mapping[str, Any],
    files: Mapping[int, Sequence[ProofFile]],
    attached: Sequence[Attached],
) -> list[Proof]:
    """All proofs of a claim (``ClaimOut``) in the order of its lines, then its own.

    ``files`` by invoice id, the original first.
    """
    found: list[Proof] = []
    met: set[int] = set()
    for position, line in enumerate(claim["lines"], 1):
        where = f"第 {position} 行　"
        invoice = line["invoice"]
        if invoice and invoice["id"] not in met:
            met.add(invoice["id"])
            found += _faces(where, invoice, files.get(invoice["id"], ()))
        found += _attachments(where, [one for one in attached if one.line_key == line["key"]])
    named = {line["key"] for line in claim["lines"]}
    found += _attachments("整单　", [one for one in attached if one.line_key not in named])
    return [
        replace(one, no=no, subject=one.subject or f"proof {no}") for no, one in enumerate(found, 1)
    ]


def _faces(where: str, invoice: Mapping[str, Any], files: Sequence[ProofFile]) -> list[Proof]:
    amount = invoice["total_fen"] if invoice["total_fen"] is not None else invoice["amount_fen"]
    about = [
        ("票种", invoice["kind_label"]),
        ("开票日期", day(invoice["issued_on"])),
        ("销售方", soft(invoice["seller_name"])),
        ("金额", yuan(amount)),
    ]
    faces: Sequence[ProofFile | None] = files or [None]
    return [
        Proof(
            no=0,
            what=f"{where}发票 {invoice['number']}",
            subject=f"invoice {invoice['id']}",
            file=one,
            about=tuple((name, value) for name, value in about if value),
        )
        for one in faces
    ]


_ROLES = {AttachmentRole.SUPPORTING_DOC: "佐证", AttachmentRole.BANK_SLIP: "银行回单"}


def _attachments(where: str, attached: Sequence[Attached]) -> list[Proof]:
    return [
        Proof(no=0, what=where + _ROLES[one.role], subject="", file=one.file) for one in attached
    ]


def choose(proofs: Sequence[Proof], take: Callable[[ProofFile], Taken]) -> list[Chosen]:
    """The fate of each proof, in the order of the list.

    ``take`` prepares a file; it is called only for what would be printed.
    """
    choice = _Choice(take)
    for _, faces in groupby(proofs, key=lambda one: one.subject):
        choice.add(faces)
    return [choice.made[one.no] for one in proofs]


@dataclass(slots=True)
class _Choice:
    take: Callable[[ProofFile], Taken]
    made: dict[int, Chosen] = field(default_factory=dict)
    first_with: dict[str, Chosen] = field(default_factory=dict)

    def add(self, faces: Iterable[Proof]) -> None:
        """Faces of one document: the first that can be printed is."""
        printed: int | None = None
        for proof in sorted(faces, key=_preference):
            chosen = self._fate(proof, printed)
            self.made[proof.no] = chosen
            if chosen.fate is Fate.PRINTED:
                printed = proof.no
            elif chosen.fate is Fate.REPEATED and chosen.like is not None:
                is_printed = self.made[chosen.like].fate is Fate.PRINTED
                printed = chosen.like if is_printed else printed

    def _fate(self, proof: Proof, printed: int | None) -> Chosen:
        if proof.file is None:
            return Chosen(proof=proof, fate=Fate.NO_FILE)
        known = self.first_with.get(proof.file.sha256)
        if known is not None:
            return Chosen(proof=proof, fate=Fate.REPEATED, like=known.proof.no)
        chosen = self._first_fate(proof, proof.file, printed)
        if chosen.fate is not Fate.COVERED:
            self.first_with[proof.file.sha256] = chosen
        return chosen

    def _first_fate(self, proof: Proof, file: ProofFile, printed: int | None) -> Chosen:
        if printed is not None:
            return Chosen(proof=proof, fate=Fate.COVERED, like=printed)
        if not file.file_format.has_pages:
            return Chosen(proof=proof, fate=Fate.ELECTRONIC)
        taken = self.take(file)
        return Chosen(proof=proof, fate=taken.fate, pages=taken.pages, reason=taken.reason)


def _preference(proof: Proof) -> tuple[int, int]:
    """A PDF says more than its photo, and what can be drawn more than what cannot."""
    if proof.file is None:
        return (3, proof.no)
    file_format = proof.file.file_format
    rank = 0 if file_format is FileFormat.PDF else 1 if file_format.has_pages else 2
    return (rank, proof.no)


def says(chosen: Chosen) -> str:
    """In words for the list and for the page that stands for it."""
    words = {
        Fate.PRINTED: "",
        Fate.ELECTRONIC: "原件为电子文件，以电子形式归档，此处以说明页代替",
        Fate.DAMAGED: chosen.reason,
        Fate.MISSING: "原件已丢失，请管理员从备份恢复",
        Fate.COVERED: f"同一发票已打印第 {chosen.like} 项，本文件以电子形式归档",
        Fate.REPEATED: f"与第 {chosen.like} 项是同一文件，不重复打印",
        Fate.NO_FILE: "没有原件文件（扫码或手工录入）",
    }
    return words[chosen.fate]


def format_of(file: ProofFile) -> str:
    """PDF 文件, OFD 版式文件 ..."""
    return FACTS[file.file_format].label
