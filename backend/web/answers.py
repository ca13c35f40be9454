"""Answers that are JSON already."""

from typing import Any

from flask import Response, current_app


def json_answer(body: Any, status: int = 200) -> Response:
    """``body`` (JSON values) as it is, without a second pass through a model."""
    response: Response = current_app.json.response(body)
    response.status_code = status
    return response
