"""Which page goes on which sheet: two halves share one, and the list says where each proof is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.claims.printing.proofs import STATED, Chosen, Fate, Page, Proof, format_of, says
from backend.claims.printing.words import soft

_HALF = Page(is_half=True)
_DIGEST_LINE = 32


@dataclass(frozen=True, slots=True)
class Place:
    """A page of what speaks for a proof: page ``page`` (from 0) of proof number ``no``."""

    no: int
    page: int


@dataclass(slots=True)
class Sheet:
    """One page, or (``is_composed``) one or two halves."""

    places: list[Place]
    is_composed: bool


@dataclass(slots=True)
class Layout:
    """The sheets in order, and on which ones (from 1) each proof is, by its number."""

    sheets: list[Sheet] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many sheets it would be with one page on each."""
        return sum(len(sheet.places) for sheet in self.sheets)


def lay_out(chosen: Sequence[Chosen]) -> Layout:
    """A half waits for the next half; the sheet stands where its first half does."""
    layout = Layout()
    waiting: Sheet | None = None
    for one in chosen:
        for number, page in enumerate(pages_of(one)):
            place = Place(one.proof.no, number)
            if page.is_half and waiting is not None:
                waiting.places.append(place)
                waiting = None
            else:
                layout.sheets.append(Sheet([place], is_composed=page.is_half))
                waiting = layout.sheets[-1] if page.is_half else waiting
    for number, sheet in enumerate(layout.sheets, 1):
        for place in sheet.places:
            first, last = layout.spans.get(place.no, (number, number))
            layout.spans[place.no] = (min(first, number), max(last, number))
    return layout


def pages_of(chosen: Chosen) -> tuple[Page, ...]:
    """Its own pages, or the half that speaks for it."""
    if chosen.fate in STATED:
        return (_HALF,)
    return chosen.pages


def listed(chosen: Sequence[Chosen], layout: Layout) -> dict[str, Any]:
    """附件清单 as the form prints it; sheet numbers count from the first one after the form."""
    documents = {one.proof.subject for one in chosen}
    return {
        "title": "附件清单",
        "count": f"{len(documents)} 份，共 {len(layout.sheets)} 页",
        "rows": [_row(one, layout) for one in chosen],
        "remark": "所在页自单据首页起连续计数。电子原件以系统内保存的文件为准，可按 SHA-256 核对。",
    }


def _row(one: Chosen, layout: Layout) -> dict[str, Any]:
    span = _span(one, layout)
    file = one.proof.file
    return {
        "no": str(one.proof.no),
        "what": one.proof.what,
        "file": soft(file.file_name) if file else "—",
        "note": says(one),
        "first": span[0] if span else None,
        "last": span[1] if span else None,
        "sha256": _in_lines(file.sha256) if file else ["—"],
    }


def _span(one: Chosen, layout: Layout) -> tuple[int, int] | None:
    """Of a repeated one: where the first stands."""
    no = one.like if one.fate is Fate.REPEATED and one.like is not None else one.proof.no
    return layout.spans.get(no)


def statement(one: Chosen, claim_no: str) -> dict[str, Any]:
    """The half page that speaks for a proof which cannot be printed."""
    file = one.proof.file
    if file is None:
        raise ValueError("nothing to state")
    return {
        "is_half": True,
        "picture": None,
        "caption": caption(one.proof, claim_no),
        "title": _TITLES[one.fate],
        "says": says(one),
        "facts": [
            ["凭证", one.proof.what],
            *([name, value] for name, value in one.proof.about),
            ["文件", soft(file.file_name)],
            ["格式", f"{format_of(file)}，{file.byte_count:,} 字节"],
            ["SHA-256", "\n".join(_in_lines(file.sha256))],
        ],
    }


_TITLES = {
    Fate.ELECTRONIC: "电子原件说明页",
    Fate.DAMAGED: "附件无法打印",
    Fate.MISSING: "附件原件缺失",
}


def caption(proof: Proof, claim_no: str) -> str:
    """What stands under a picture and on a page of our own."""
    name = f"　{soft(proof.file.file_name)}" if proof.file else ""
    return f"{claim_no}　附件 {proof.no}　{proof.what}{name}"


def _in_lines(digest: str) -> list[str]:
    return [digest[at : at + _DIGEST_LINE] for at in range(0, len(digest), _DIGEST_LINE)]
