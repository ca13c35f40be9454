"""The task that sets a form: JSON to PDF through typst, without a network and without packages."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from pypdfium2 import PdfDocument

from backend.reading.bounded.value import Reply
from backend.reading.typesetting.fonts import NoFontError, fonts


def typeset(facts: dict[str, Any], body: bytes) -> Reply:
    """Facts: sources, folder (of the pictures that they name), is_tagged, at (Unix seconds)."""
    try:
        found, family = fonts()
    except NoFontError:
        return Reply({"refused": "no_font"})
    form = json.loads(body) | {"fonts": [family]}
    pdf = typst.compile(
        source_of(facts["sources"]),
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


def source_of(sources: Sequence[str]) -> bytes:
    """One source of several files: typst then needs no file but the pictures."""
    return b"\n".join(Path(one).read_bytes() for one in sources)
