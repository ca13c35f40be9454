"""What an application was built with (adapters, policies), found again by its type.

Services may not know the web framework, and two applications may live in one process (tests):
so the parts hang on the application of the running context, not on a module.
"""

from typing import TypeVar

from flask import Flask, current_app

_KEY = "piaokatong.parts"
Part = TypeVar("Part")


def provide(app: Flask, part: object) -> None:
    """Give ``app`` a part; a second one of the same type takes its place."""
    app.extensions.setdefault(_KEY, {})[type(part)] = part


def part(kind: type[Part]) -> Part:
    """The running application's part of this type; KeyError when it was built without."""
    found: Part = current_app.extensions[_KEY][kind]
    return found
