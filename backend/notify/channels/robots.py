"""Group robots of 企业微信, 钉钉 and 飞书: a text into a group chat by webhook.

Each answers HTTP 200 also when it refuses, with a code in the body; each has a code of its own
for "too often". Sources: developer.work.weixin.qq.com document 91770, open.dingtalk.com "custom
robot", open.feishu.cn "custom bot", as of 2026.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, quote_plus, urlsplit

import requests

from backend.kernel import clock
from backend.notify.channels.answers import Answer, CouldNotAsk, Refused, Sent, in_parallel
from backend.notify.states import RobotKind

_TIMEOUT_S = (5.0, 10.0)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True, slots=True)
class _House:
    """One maker: its only address, and the codes with which it says "later"."""

    host: str
    path: str
    query: str
    later: frozenset[int]


_HOUSES: Mapping[RobotKind, _House] = {
    RobotKind.WECOM: _House(
        "qyapi.weixin.qq.com", "/cgi-bin/webhook/send", "key", frozenset({-1, 45009, 45033})
    ),
    RobotKind.DINGTALK: _House(
        "oapi.dingtalk.com", "/robot/send", "access_token", frozenset({-1, 130101, 410100})
    ),
    RobotKind.FEISHU: _House(
        "open.feishu.cn", "/open-apis/bot/v2/hook/", "", frozenset({9499, 11232, 11233})
    ),
}
_LIMIT_PAUSE_S = 60
"""All three count by the minute."""


@dataclass(frozen=True, slots=True)
class GroupText:
    """One text for one group; ``secret`` None = the robot asks for no signature."""

    kind: RobotKind
    address: str = field(repr=False)
    secret: str | None = field(repr=False)
    text: str


def is_robot_address(kind: RobotKind, address: str) -> bool:
    """Whether this is exactly a webhook of that maker: https, its host, its path, its token."""
    house = _HOUSES[kind]
    try:
        url = urlsplit(address)
        if url.netloc != house.host or url.scheme != "https" or url.fragment:
            return False
        query = parse_qsl(url.query, strict_parsing=bool(url.query))
    except ValueError:
        return False
    if house.query:
        token = dict(query).get(house.query, "")
        return url.path == house.path and len(query) == 1 and _is_token(token)
    return not query and url.path.startswith(house.path) and _is_token(url.path[len(house.path) :])


def _is_token(text: str) -> bool:
    return 8 <= len(text) <= 200 and all(sign.isalnum() or sign in "-_" for sign in text)


@dataclass(frozen=True)
class RobotChannel:
    """Calls the makers; ``instead`` (http://127.0.0.1:port) answers for all of them in tests."""

    instead: str = ""

    @cached_property
    def _http(self) -> requests.Session:
        session = requests.Session()
        if self.instead:
            session.trust_env = False  # no proxy of the environment for this machine itself
        return session

    def send_all(self, texts: Sequence[GroupText]) -> list[Answer]:
        """What became of each text, in their order."""
        return in_parallel(texts, self._send, lambda text: text.kind)

    def _send(self, text: GroupText) -> Answer:
        if not is_robot_address(text.kind, text.address):
            return Refused("机器人地址不是官方地址，已停止发送")
        try:
            reply = self._http.post(
                self._address_of(text),
                json=_body_of(text),
                timeout=_TIMEOUT_S,
                allow_redirects=False,
                stream=True,
            )
            content = reply.raw.read(_LONGEST_ANSWER, decode_content=True)
        except (requests.RequestException, OSError) as error:
            reason = f"连不上机器人服务器：{type(error).__name__}"
            return CouldNotAsk(reason, is_unreachable=True)
        reply.close()
        return _read(text.kind, reply.status_code, content)

    def _address_of(self, text: GroupText) -> str:
        address = text.address
        if self.instead:
            url = urlsplit(address)
            address = f"{self.instead}/{url.netloc}{url.path}?{url.query}"
        if text.kind is RobotKind.DINGTALK and text.secret:
            stamp = str(int(clock.now().timestamp() * 1000))
            sign = _signed(text.secret.encode(), f"{stamp}\n{text.secret}".encode())
            address = f"{address}&timestamp={stamp}&sign={quote_plus(sign)}"
        return address


def _body_of(text: GroupText) -> dict[str, Any]:
    if text.kind is not RobotKind.FEISHU:
        return {"msgtype": "text", "text": {"content": text.text}}
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": text.text}}
    if text.secret:
        stamp = str(int(clock.now().timestamp()))
        # Here the secret is part of the key, and nothing is what is signed.
        body |= {"timestamp": stamp, "sign": _signed(f"{stamp}\n{text.secret}".encode(), b"")}
    return body


def _signed(key: bytes, content: bytes) -> str:
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


def _read(kind: RobotKind, status: int, content: bytes) -> Answer:
    if status == 429 or status >= 500:
        return CouldNotAsk(f"机器人服务器暂不接受：HTTP {status}", _LIMIT_PAUSE_S)
    code, reason = _code_in(content)
    if code is not None and code in _HOUSES[kind].later:
        return CouldNotAsk(f"机器人发送太频繁或对方繁忙：{code}", _LIMIT_PAUSE_S)
    if status != 200:
        return Refused(f"机器人服务器拒绝：HTTP {status}")
    if code == 0:
        return Sent()
    if code is None:
        return CouldNotAsk("机器人服务器的回答无法辨认")
    return Refused(f"机器人服务器拒绝：{code} {reason}")


def _code_in(content: bytes) -> tuple[int | None, str]:
    """``errcode`` of 企业微信 and 钉钉, ``code`` or the older ``StatusCode`` of 飞书."""
    try:
        body = json.loads(content)
    except ValueError:
        return None, ""
    if not isinstance(body, dict):
        return None, ""
    for name, said in (("errcode", "errmsg"), ("code", "msg"), ("StatusCode", "StatusMessage")):
        if isinstance(body.get(name), int):
            return body[name], str(body.get(said, ""))[:200]
    return None, ""
