"""One file of the form and everything that proves it: the same bytes for preview and paper."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from backend.claims.printing.form import Paper, Printing, build_form
from backend.claims.printing.layout import (
    Layout,
    caption,
    lay_out,
    listed,
    statement,
)
from backend.claims.printing.press import Press
from backend.claims.printing.proofs import STATED, Chosen, Fate, Proof, choose, says
from backend.claims.printing.taking import TakenPicture, Taker
from backend.infra.files import DerivedStore, FileStore

_FORM = "1"
"""Part of a kept print's name: another template or layout gets another number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintDesk:
    """Who prints, where originals lie, where prints are kept for a while."""

    press: Press
    originals: FileStore
    kept: DerivedStore
    most_bytes: int
    """Of all originals that one print may hold."""
    is_demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A finished print. ``pages_apart`` is what it would be with one page on each sheet.

    ``proofs`` are {"no", "what", "file_name", "fate", "note"}.
    """

    path: Path
    pages: int
    pages_apart: int
    proofs: list[dict[str, Any]]


def compose(
    desk: PrintDesk,
    claim: Mapping[str, Any],
    printing: Printing,
    proofs: Sequence[Proof] | None,
) -> Bound:
    """The print of a claim (``ClaimOut``); ``proofs`` None: the form alone.

    The same claim, reader, paper and instant give the same pages. Raises NoFontError,
    PrintBusyError, PrintFailedError.
    """
    name = _name(claim, printing, proofs)
    known = _find(desk.kept, name)
    if known is not None:
        return known
    with desk.kept.workshop() as folder:
        composer = _Composer(desk, claim, printing, folder)
        facts = composer.form_alone() if not proofs else composer.whole(proofs)
        path = desk.kept.adopt(name, folder / _WHOLE)
    desk.kept.put(_facts_of(name), json.dumps(facts).encode())
    return Bound(path=path, **facts)


def _name(claim: Mapping[str, Any], printing: Printing, proofs: Sequence[Proof] | None) -> str:
    form = build_form(claim, printing)
    files = None if proofs is None else [asdict(one) for one in proofs]
    return hashlib.sha256(json.dumps([_FORM, form, files]).encode()).hexdigest()


def _facts_of(name: str) -> str:
    return hashlib.sha256(f"{name}/facts".encode()).hexdigest()


def _find(kept: DerivedStore, name: str) -> Bound | None:
    path, facts = kept.path(name), kept.get(_facts_of(name))
    return Bound(path=path, **json.loads(facts)) if path and facts else None


_WHOLE = "whole.pdf"


@dataclass(frozen=True, slots=True)
class _Composer:
    desk: PrintDesk
    claim: Mapping[str, Any]
    printing: Printing
    folder: Path

    @property
    def _is_half(self) -> bool:
        return self.printing.paper is Paper.HALF

    def form_alone(self) -> dict[str, Any]:
        pages = self._typeset("claim", build_form(self.claim, self.printing), "form.pdf")
        if self._is_half:
            sheets = self._bind([], [])
        else:
            (self.folder / "form.pdf").rename(self.folder / _WHOLE)
            sheets = pages
        return {"pages": sheets, "pages_apart": pages, "proofs": []}

    def whole(self, proofs: Sequence[Proof]) -> dict[str, Any]:
        desk = self.desk
        taker = Taker(desk.press, desk.originals, desk.kept, may_halve=self._is_half)
        chosen = choose(proofs, taker.take)
        layout = lay_out(chosen)
        form = build_form(self.claim, self.printing, listed(chosen, layout))
        form_pages = self._typeset("claim", form, "form.pdf")
        files, sources = self._sources(chosen, taker)
        pages = self._bind(files, _sheets(layout, sources))
        return {
            "pages": pages,
            "pages_apart": form_pages + layout.pages,
            "proofs": [_described(one) for one in chosen],
        }

    def _sources(
        self, chosen: Sequence[Chosen], taker: Taker
    ) -> tuple[list[Path], dict[int, tuple[int, int]]]:
        """The files to bind, and of each proof's number: its file and its first page there."""
        inserts: list[dict[str, Any]] = []
        files = [self.folder / "inserts.pdf"]
        sources: dict[int, tuple[int, int]] = {}
        for one in chosen:
            digest = one.proof.file.sha256 if one.proof.file else ""
            if one.fate is Fate.PRINTED and digest in taker.documents:
                sources[one.proof.no] = (len(files), 0)
                files.append(taker.documents[digest])
            elif one.fate is Fate.PRINTED:
                sources[one.proof.no] = (0, len(inserts))
                inserts.append(self._picture(one, taker.pictures[digest]))
            elif one.fate in STATED:
                sources[one.proof.no] = (0, len(inserts))
                inserts.append(statement(one, self.claim["claim_no"]))
        self._set_inserts(inserts)
        return files, sources

    def _picture(self, one: Chosen, taken: TakenPicture) -> dict[str, Any]:
        name = f"{one.proof.no}.jpg"
        (self.folder / name).write_bytes(taken.jpeg.read_bytes())
        return {
            "is_half": taken.is_half,
            "picture": name,
            "width_mm": taken.width_mm,
            "caption": caption(one.proof, self.claim["claim_no"]),
        }

    def _set_inserts(self, inserts: list[dict[str, Any]]) -> None:
        if inserts:
            form = {"claim_no": self.claim["claim_no"], "paper": "a4", "inserts": inserts}
            self._typeset("inserts", form, "inserts.pdf")

    def _typeset(self, template: str, form: Mapping[str, Any], name: str) -> int:
        made = self.desk.press.typeset(
            template,
            form,
            at=int(self.printing.printed_at.timestamp()),
            folder=self.folder,
            is_tagged=template == "claim" and not self._is_half,
        )
        (self.folder / name).write_bytes(made.pdf)
        return made.pages

    def _bind(self, files: Sequence[Path], sheets: list[dict[str, Any]]) -> int:
        order = {
            "form": str(self.folder / "form.pdf"),
            "files": [str(one) for one in files],
            "sheets": sheets,
        }
        return self.desk.press.bind(order, self.folder / _WHOLE, is_half=self._is_half)


def _sheets(layout: Layout, sources: Mapping[int, tuple[int, int]]) -> list[dict[str, Any]]:
    return [
        {
            "is_composed": sheet.is_composed,
            "places": [
                (sources[place.no][0], sources[place.no][1] + place.page) for place in sheet.places
            ],
        }
        for sheet in layout.sheets
    ]


def _described(one: Chosen) -> dict[str, Any]:
    return {
        "no": one.proof.no,
        "what": one.proof.what,
        "file_name": one.proof.file.file_name if one.proof.file else None,
        "fate": one.fate,
        "note": says(one),
    }
