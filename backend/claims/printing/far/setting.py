"""The task that sets a form: JSON to PDF through typst, without a network and without packages."""

import json
from pathlib import Path
from typing import Any

import typst
from pypdfium2 import PdfDocument

from backend.claims.printing.far.fonts import NoFontError, fonts
from backend.reading.bounded.value import Reply

TEMPLATES = Path(__file__).parents[1] / "templates"


def typeset(facts: dict[str, Any], body: bytes) -> Reply:
    """Facts: template, folder (of the pictures that it names), is_tagged, at (Unix seconds)."""
    try:
        found, family = fonts()
    except NoFontError:
        return Reply({"refused": "no_font"})
    form = json.loads(body) | {"fonts": [family]}
    pdf = typst.compile(
        source_of(facts["template"]),
        root=facts["folder"],
        font_paths=found,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"form": json.dumps(form, ensure_ascii=False)},
        timestamp=facts["at"],
        pdf_tags=facts["is_tagged"],
    )
    if not isinstance(pdf, bytes):
        raise TypeError("one document was asked for")
    with PdfDocument(pdf) as document:
        return Reply({"pages": len(document)}, pdf)


def source_of(template: str) -> bytes:
    """One source: typst then needs no file but the pictures."""
    parts = (TEMPLATES / "common.typ", TEMPLATES / f"{template}.typ")
    return b"\n".join(part.read_bytes() for part in parts)
