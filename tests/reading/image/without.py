"""Workers of installations that lack some component: `python -m tests.reading.image.without_*`."""

import sys

from backend.reading.bounded.nursery import serve


def serve_without(*modules: str) -> None:
    """As the real worker does, but importing these fails."""
    for module in modules:
        sys.modules[module] = None  # type: ignore[assignment] # the interpreter's own way
    from backend.reading.image.look import look, prepare

    prepare()
    serve({"picture": look})
