"""Compiles each route once for the whole suite instead of once for each test's application.

Werkzeug parses every route of every application and compiles two functions for it, most of what
building an application costs. They depend on the route's text alone, as long as it has no
defaults, host or subdomain.
"""

from typing import Any

from werkzeug.routing import Rule

_compile = Rule.compile
_known: dict[tuple[str, bool | None], dict[str, Any]] = {}
_BUILDERS = ("_build", "_build_unknown")
_COMPILED = ("_parts", "_trace", "_converters", "arguments")


def _compile_once(self: Rule) -> None:
    if self.defaults or self.host or self.subdomain:
        _compile(self)
        return
    key = (self.rule, self.merge_slashes)
    if key not in _known:
        _compile(self)
        _known[key] = {name: getattr(self, name) for name in _COMPILED} | {
            name: getattr(self, name).__func__ for name in _BUILDERS
        }
    for name, value in _known[key].items():
        setattr(self, name, value.__get__(self, None) if name in _BUILDERS else value)


Rule.compile = _compile_once  # type: ignore[method-assign] # for tests only
