"""Files that people save: named, never run or kept by the browser."""

from typing import Any

from flask import Response

CSV: dict[int | str, Any] = {
    200: {
        "description": "CSV 文件",
        "content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}},
    }
}
"""For the description of a route that answers with a CSV file."""


def csv_answer(content: bytes, name: str) -> Response:
    """``content`` to be saved as ``name`` (letters, digits, - and . only)."""
    response = Response(content, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
