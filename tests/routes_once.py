"""Compiles each route once for the whole suite instead of once for each test's application.

Werkzeug compiles two functions for every route of every application, most of what building one
costs. They depend on the route's text alone, as long as it has no defaults.
"""

from collections.abc import Callable

from werkzeug.routing import Rule

_Builder = Callable[..., tuple[str, str]]

_compile: Callable[[Rule, bool], _Builder] = Rule._compile_builder
_known: dict[tuple[str, bool], _Builder] = {}


def _compile_once(self: Rule, append_unknown: bool = True) -> _Builder:
    if self.defaults or self.host or self.subdomain:
        return _compile(self, append_unknown)
    key = (self.rule, append_unknown)
    if key not in _known:
        _known[key] = _compile(self, append_unknown)
    return _known[key]


Rule._compile_builder = _compile_once  # type: ignore[method-assign]
