"""企业微信, 钉钉 and 飞书 on loopback, as far as their group robots go: they check and refuse."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from backend.kernel import clock

WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec33e42541b09b08551f09fb"
FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/9f2c1d3e-aaaa-bbbb-cccc-0123456789ab"
SECRET = "SEC-made-up-for-tests"


@dataclass
class Makers:
    """All three behind one port; each has one robot, which asks for a signature or not."""

    signed: bool = False
    answers: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    heard: list[tuple[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """As the makers' documents say; ``path`` begins with the host that was meant."""
        url = urlsplit(path)
        host, query = url.path.split("/")[1], parse_qs(url.query)
        self.asked.append(host)
        if self.answers:
            return self.answers.pop(0)
        match host:
            case "qyapi.weixin.qq.com":
                return self._wecom(query, body)
            case "oapi.dingtalk.com":
                return self._dingtalk(query, body)
            case _:
                return self._feishu(url.path, body)

    def _wecom(self, query: dict[str, list[str]], body: dict[str, Any]) -> dict[str, Any]:
        if query["key"] != [WECOM.partition("key=")[2]]:
            return {"errcode": 93000, "errmsg": "invalid webhook url"}
        assert body["msgtype"] == "text"
        self.heard.append(("wecom", body["text"]["content"]))
        return {"errcode": 0, "errmsg": "ok"}

    def _dingtalk(self, query: dict[str, list[str]], body: dict[str, Any]) -> dict[str, Any]:
        assert query["access_token"] == [DINGTALK.partition("access_token=")[2]]
        if self.signed:
            stamp = query.get("timestamp", [""])[0]
            expected = _hmac(SECRET.encode(), f"{stamp}\n{SECRET}".encode())
            if query.get("sign") != [expected] or not _is_recent(int(stamp) / 1000):
                return {"errcode": 310000, "errmsg": "sign not match"}
        assert body["msgtype"] == "text"
        self.heard.append(("dingtalk", body["text"]["content"]))
        return {"errcode": 0, "errmsg": "ok"}

    def _feishu(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        assert path.endswith(urlsplit(FEISHU).path)
        if self.signed:
            stamp = body.get("timestamp", "")
            expected = _hmac(f"{stamp}\n{SECRET}".encode(), b"")
            if body.get("sign") != expected or not _is_recent(int(stamp)):
                return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}
        assert body["msg_type"] == "text"
        self.heard.append(("feishu", body["content"]["text"]))
        return {"code": 0, "msg": "success", "data": {}}


def _is_recent(stamp_s: float) -> bool:
    return abs(clock.now().timestamp() - stamp_s) < 3600


def _hmac(key: bytes, content: bytes) -> str:
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    makers: Makers

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        content = json.dumps(self.makers.answer(self.path, body)).encode()
        self.send_response(self.makers.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: Any) -> None:
        """Silent."""


@contextmanager
def serving_robots(makers: Makers) -> Iterator[Makers]:
    """The makers on 127.0.0.1, until the end."""
    handler = type("Handler", (_Handler,), {"makers": makers})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    makers.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield makers
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
