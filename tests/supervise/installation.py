"""A pretend installation: the real supervision around children of a few lines each."""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from backend.infra.config import Settings, read_settings
from backend.kernel.errors import UnavailableError
from backend.supervise import serve
from backend.supervise.children import Child


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()


def _web() -> None:
    HTTPServer(("127.0.0.1", int(os.environ["PORT"])), _Answer).serve_forever()


def _prepare(_settings: Settings) -> None:
    if os.environ.get("REFUSE"):
        raise UnavailableError("数据库无法连接")


def _supervise() -> int:
    commands: dict[str, list[str]] = json.loads(os.environ["CHILDREN"])
    web = Child("web", (sys.executable, __file__, "web"))
    others = [Child(name, tuple(command)) for name, command in commands.items()]
    return serve(read_settings(), _prepare, [web, *others])


if __name__ == "__main__":
    if sys.argv[1:] == ["web"]:
        _web()
    sys.exit(_supervise())
