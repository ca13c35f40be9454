"""Files that people send, made on the spot, and how they send them."""

import io
import zipfile
from typing import Any

import pypdfium2
from flask.testing import FlaskClient
from PIL import Image
from urllib3 import encode_multipart_formdata
from werkzeug.test import TestResponse

from tests import payloads
from tests.reading.image import pictures

SPECIAL = payloads.SPECIAL
OTHER = payloads.DIGITAL_SPECIAL


def photo(*texts: str) -> bytes:
    """A JPEG of a sheet with these codes."""
    return pictures.jpeg(pictures.page(*(texts or (SPECIAL,)), size=(900, 600)))


def blank_photo() -> bytes:
    return pictures.jpeg(Image.new("RGB", (640, 480), "white"))


def pdf(*pages: str | None, size: tuple[int, int] = (595, 420), **save: Any) -> bytes:
    """A PDF with a page for each text: its code, or nothing where it is None."""
    sheets = [pictures.page(*([text] if text else []), size=size) for text in pages]
    file = io.BytesIO()
    sheets[0].save(file, "PDF", save_all=True, append_images=sheets[1:], resolution=72, **save)
    return file.getvalue()


def ofd() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("OFD.xml", "<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'/>")
        package.writestr("Doc_0/Document.xml", "<x/>")
    return file.getvalue()


def plain_zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return file.getvalue()


XML = '﻿<?xml version="1.0" encoding="UTF-8"?>\n<!-- 数电票 --><EInvoice><x/></EInvoice>'.encode()

_keys = iter(range(10_000_000, 99_999_999))


def send(
    browser: FlaskClient,
    content: bytes,
    name: str = "invoice.jpg",
    *,
    key: str | None = None,
    **fields: str,
) -> TestResponse:
    """POST /api/uploads as the phone does it."""
    body, kind = encode_multipart_formdata({"file": (name, content), **fields})
    headers = {"Idempotency-Key": key or f"file-{next(_keys)}"}
    return browser.post("/api/uploads", data=body, content_type=kind, headers=headers)


def pages_of(content: bytes) -> int:
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()
