"""Makes the generated OpenAPI document say what the API really does.

One schema a model (the generator repeats nested ones under every parent), errors as
problem+json on every route, the Idempotency-Key header where it is needed, the cookie.
"""

import json
from typing import Any

from apiflask import APIFlask

from backend.web.schemas import Problem

COOKIE_NAME = "pkt_session"
_KEY_HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "同一次提交重试时不变；同键同内容得到同一答复。",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"},
}


def register(app: APIFlask) -> None:
    """Process the document whenever it is made."""
    app.config["OPENAPI_VERSION"] = "3.1.0"
    app.config["VALIDATION_ERROR_STATUS_CODE"] = 422
    app.config["SECURITY_SCHEMES"] = {
        "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE_NAME}
    }
    app.spec_processor(_mend)


def _mend(generated: dict[str, Any] | str) -> dict[str, Any] | str:
    document = _flattened(generated)
    document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    for methods in document["paths"].values():
        for operation in methods.values():
            if isinstance(operation, dict):
                _mend_operation(operation)
    return document


def _mend_operation(operation: dict[str, Any]) -> None:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answers = operation["responses"]
    for status in [status for status in answers if status >= "400"]:
        answers[status]["content"] = problem
    answers["default"] = {"description": "错误：原因与办法见 detail", "content": problem}
    if "Idempotency-Key" in operation.get("description", "") + operation.get("summary", ""):
        operation.setdefault("parameters", []).append(_KEY_HEADER)


def _flattened(document: dict[str, Any] | str) -> dict[str, Any]:
    """``Parent.Child`` becomes ``Child``: every model has one name of its own."""
    parsed: dict[str, Any] = json.loads(document) if isinstance(document, str) else document
    schemas = parsed["components"]["schemas"]
    for generated in ("HTTPError", "ValidationError"):
        schemas.pop(generated, None)
    names = {name: name.rsplit(".", 1)[-1] for name in schemas}
    text = json.dumps(parsed)
    for name, short in sorted(names.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{short}"')
    flat: dict[str, Any] = json.loads(text)
    short_schemas: dict[str, Any] = {}
    for name, schema in flat["components"]["schemas"].items():
        if short_schemas.setdefault(names[name], schema) != schema:
            raise ValueError(f"two models are called {names[name]}: one of them needs another name")
    flat["components"]["schemas"] = short_schemas
    return flat
