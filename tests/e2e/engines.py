"""Other browser engines, driven by the WebDriver standards: nearest to iOS Safari, and Firefox.

Both run what a test asks as a script in the page; only what every engine knows is used.
"""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import requests
import websocket

_STARTS_WITHIN_S = 30
_ANSWERS_WITHIN_S = 60
_MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
# A camera that shows a pattern, and no question before it.
_FIREFOX_PREFERENCES = {
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "intl.accept_languages": "zh-CN",
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Engine(Protocol):
    """A browser with one page."""

    def open(self, url: str) -> None:
        """Goes to an address and waits until it is loaded."""

    def run(self, expression: str) -> Any:
        """The JSON value of a JavaScript expression; a promise is waited for."""


class EngineError(Exception):
    """The engine refused a command."""


class WebKit:
    """WebKitGTK through its WebDriver (W3C WebDriver over HTTP)."""

    def __init__(self, address: str, browser: str) -> None:
        options = {
            "binary": browser,
            "args": [
                *("--automation", "--enable-media-stream=true"),
                "--enable-mock-capture-devices=true",
            ],
        }
        wish = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._address = f"{address}/session"
        self._address += f"/{self._post('', wish)['sessionId']}"

    def open(self, url: str) -> None:
        self._post("/url", {"url": url})

    def run(self, expression: str) -> Any:
        script = (
            "const done = arguments[0];"
            f"Promise.resolve().then(() => ({expression}))"
            ".then(value => done({ value }), error => done({ error: String(error) }))"
        )
        answer = self._post("/execute/async", {"script": script, "args": []})
        if "error" in answer:
            raise EngineError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        requests.delete(self._address, timeout=_ANSWERS_WITHIN_S)

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        reply = requests.post(f"{self._address}{path}", json=body, timeout=_ANSWERS_WITHIN_S)
        value = reply.json()["value"]
        if not reply.ok:
            raise EngineError(value["message"])
        return value


class Firefox:
    """Firefox through WebDriver BiDi (JSON over a web socket)."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(
            address, timeout=_ANSWERS_WITHIN_S, suppress_origin=True
        )
        self._numbers = count(1)
        self._call("session.new", {"capabilities": {}})
        tree = self._call("browsingContext.getTree", {})
        self._page = tree["contexts"][0]["context"]

    def open(self, url: str) -> None:
        self._call(
            "browsingContext.navigate", {"context": self._page, "url": url, "wait": "complete"}
        )

    def run(self, expression: str) -> Any:
        wish = {
            "expression": f"Promise.resolve().then(() => ({expression})).then(JSON.stringify)",
            "target": {"context": self._page},
            "awaitPromise": True,
        }
        answer = self._call("script.evaluate", wish)
        if answer["type"] == "exception":
            raise EngineError(answer["exceptionDetails"]["text"])
        result = answer["result"]
        return json.loads(result["value"]) if result["type"] == "string" else None

    def close(self) -> None:
        self._call("browser.close", {})
        self._socket.close()

    def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:  # anything else is an event
                break
        if message["type"] == "error":
            raise EngineError(message["message"])
        return message["result"]


def missing_for_webkit() -> str | None:
    """What has to be installed for WebKitGTK; None when everything is there."""
    has_all = shutil.which("WebKitWebDriver") and shutil.which("xvfb-run") and _mini_browser()
    return None if has_all else "apt-get install webkit2gtk-driver xvfb xauth"


def missing_for_firefox() -> str | None:
    """What has to be installed for Firefox; None when everything is there."""
    return None if shutil.which("firefox-esr") else "apt-get install firefox-esr"


@contextmanager
def webkit(folder: Path, port: int) -> Iterator[WebKit]:
    """A running WebKitGTK on a display of its own."""
    command = ["xvfb-run", "-a", "WebKitWebDriver", "--host=127.0.0.1", f"--port={port}"]
    with _running(command, folder / "webkit.log"):
        address = f"http://127.0.0.1:{port}"
        _wait_until(lambda: requests.get(f"{address}/status", timeout=2).ok)
        engine = WebKit(address, str(_mini_browser()))
        try:
            yield engine
        finally:
            engine.close()


@contextmanager
def firefox(folder: Path, port: int) -> Iterator[Firefox]:
    """A running Firefox with a fresh profile."""
    profile = folder / "firefox"
    profile.mkdir()
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in _FIREFOX_PREFERENCES.items()
    ]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile)]
    log = folder / "firefox.log"
    with _running([*command, f"--remote-debugging-port={port}"], log):
        _wait_until(lambda: "WebDriver BiDi listening" in log.read_text(errors="replace"))
        engine = Firefox(f"ws://127.0.0.1:{port}/session")
        try:
            yield engine
        finally:
            engine.close()


def _mini_browser() -> Path | None:
    return next(iter(sorted(Path("/").glob(_MINI_BROWSERS.removeprefix("/")))), None)


@contextmanager
def _running(command: Sequence[str], log: Path) -> Iterator[None]:
    with (
        log.open("wb") as file,
        subprocess.Popen(
            command, stdout=file, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _wait_until(is_so: Any) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while True:
        try:
            if is_so():
                return
        except requests.ConnectionError:
            pass
        assert time.monotonic() < deadline, "the browser did not start"
        time.sleep(0.1)
