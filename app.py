"""The WSGI application (``gunicorn app:app``) and the command line (``python app.py COMMAND``)."""

import sys
from typing import Any


def __getattr__(name: str) -> Any:
    """Build ``app`` when a server asks for it, so that light commands stay light."""
    if name != "app":
        raise AttributeError(name)
    from backend.application import create_app
    from backend.infra.config import read_settings

    globals()["app"] = create_app(read_settings())
    return globals()["app"]


if __name__ == "__main__":
    from backend.cli import main

    sys.exit(main(sys.argv[1:]))
