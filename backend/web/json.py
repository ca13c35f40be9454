"""JSON as UTF-8 through orjson: about ten times the speed of the standard encoder."""

from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider


class OrjsonProvider(JSONProvider):
    """Flask's JSON; numbers beyond 64 bits and NaN in a request are refused as bad input."""

    def dumps(self, obj: Any, **_kwargs: Any) -> str:
        """Text of ``obj``."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **_kwargs: Any) -> Any:
        """Value of ``s``; ValueError when it is not JSON."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        """A JSON answer without the detour over text."""
        body = orjson.dumps(self._prepare_response_obj(args, kwargs))
        return Response(body, mimetype="application/json")
