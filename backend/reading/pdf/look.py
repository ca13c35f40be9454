"""The task of a bounded worker: a PDF's bytes to the codes on its pages."""

import time
from typing import Any

from pypdfium2 import PdfDocument

from backend.reading.bounded.value import Reply
from backend.reading.image.look import look_at
from backend.reading.image.search import Search
from backend.reading.pdf.pages import RefusedPdfError, as_picture, drawn, opened
from backend.reading.pdf.value import PdfRules


def look(facts: dict[str, Any], content: bytes) -> Reply:
    """Facts: rules (members of PdfRules that differ), is_full (else the first page, quickly)."""
    rules = PdfRules(**facts["rules"])
    try:
        with opened(content, rules) as document:
            return Reply(_seen(document, rules, is_full=facts["is_full"]))
    except RefusedPdfError as error:
        return Reply({"refused": error.why})


def _seen(document: PdfDocument, rules: PdfRules, *, is_full: bool) -> dict[str, Any]:
    pages = len(document)
    until = time.process_time() + rules.full_budget_s
    found, suspects, unseen = [], 0, 0
    for number in range(1, (pages if is_full else 1) + 1):
        if time.process_time() > until:
            unseen += 1
            continue
        search = _search(document, number, rules, is_full=is_full)
        found += [[number, *_members(code)] for code in search.codes(1.0)]
        suspects += len(search.open_places(1.0))
    return {"pages": pages, "codes": found, "suspects": suspects, "unseen": unseen}


def _members(code: Any) -> list[Any]:
    return [code.text, code.polygon, code.stage, code.decoder]


def _search(document: PdfDocument, number: int, rules: PdfRules, *, is_full: bool) -> Search:
    page = drawn(document, number, rules.scale, rules)
    search = look_at(as_picture(page), rules.quick_budget_s, is_full=False)
    if search.invoices or not is_full:
        return search
    larger = drawn(document, number, rules.large_scale, rules)
    return look_at(as_picture(larger), rules.page_budget_s, is_full=True)
