"""gunicorn around one small application, without a configuration file."""

from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication


class _Server(BaseApplication):  # type: ignore[misc] # the library has no types
    def __init__(self, app: Flask, options: dict[str, Any]) -> None:
        self._app = app
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._app


def serve_standalone(app: Flask, *, bind: str, name: str, **options: Any) -> None:
    """Serve ``app`` in one process until SIGTERM; ``options`` are gunicorn's."""
    given = {
        "bind": [bind],
        "proc_name": f"piaokatong-{name}",
        "worker_class": "backend.infra.patience.PatientWorker",
        "workers": 1,
        "threads": 8,
        "graceful_timeout": 2,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
    _Server(app, given | options).run()
