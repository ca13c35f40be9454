"""安装到主屏幕: installable, starts without a network; a new version asks before it takes over."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright, expect

from tests.e2e.conftest import OpenPhone
from tests.e2e.phone import open_phone
from tests.personas import LIN

LEFT_OUT = {"accept-encoding", "if-none-match", "if-modified-since"}
HOP_BY_HOP = {"connection", "transfer-encoding", "keep-alive", "content-length", "server", "date"}


class Front(ThreadingHTTPServer):
    """Stands before the server and can pretend that a new version was put in place."""

    def __init__(self, behind: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = urlsplit(behind)
        self.release = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Front

    def do_GET(self) -> None:
        self._pass_on()

    do_POST = do_GET  # noqa: N815 - the library's own way of naming

    def _pass_on(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        back = http.client.HTTPConnection(str(self.server.behind.netloc), timeout=30)
        headers = {
            name: value for name, value in self.headers.items() if name.lower() not in LEFT_OUT
        }
        back.request(self.command, self.path, self.rfile.read(length), headers)
        answer = back.getresponse()
        body = answer.read()
        if self.path == "/sw.js":
            body += self.server.release
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        back.close()

    def log_message(self, *_args: object) -> None:
        """Quiet: the test says what matters."""


@contextmanager
def front_of(server: str) -> Iterator[Front]:
    with Front(server) as front:
        thread = threading.Thread(target=front.serve_forever, daemon=True)
        thread.start()
        try:
            yield front
        finally:
            front.shutdown()
            thread.join()


def test_the_browser_finds_nothing_in_the_way_of_installing(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        session = lin.context.new_cdp_session(lin.page)

        errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        manifest = session.send("Page.getAppManifest")

        assert errors == []
        assert manifest["errors"] == []


def test_a_deep_link_opens_without_a_network(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        lin.context.set_offline(True)

        page = lin.open("/offline")
        expect(page.get_by_role("heading", name="离线数据")).to_be_visible()
        lin.open("/scan")

        expect(page.get_by_role("heading", name="扫一扫")).to_be_visible()
        expect(page.get_by_text("当前离线")).to_be_visible()
        expect(page.get_by_text("正在准备识别")).to_have_count(0, timeout=20_000)


def test_answers_of_the_server_are_never_taken_from_a_cache(phone: OpenPhone) -> None:
    with phone(can_install=True) as lin:
        lin.install()
        lin.open("/wallet")

        cached = lin.page.evaluate(
            """async () => {
                const names = await caches.keys()
                const stores = await Promise.all(names.map((name) => caches.open(name)))
                const requests = await Promise.all(stores.map((store) => store.keys()))
                return requests.flat().map((request) => new URL(request.url).pathname)
            }"""
        )

        assert "/index.html" in cached
        assert any(path.endswith(".wasm") for path in cached)
        assert [path for path in cached if path.startswith(("/api", "/readyz"))] == []


def test_a_new_version_asks_and_takes_over_only_when_told(
    playwright: Playwright, chromium: str, server: str, tmp_path: Path
) -> None:
    with (
        front_of(server) as front,
        open_phone(
            playwright, chromium, front.url, profile=tmp_path / "profile", sign_in_as=LIN
        ) as lin,
    ):
        lin.install()
        page = lin.open("/entry")
        page.get_by_label("发票号码").fill("2599")
        page.evaluate("window.isStillThisPage = true")
        front.release = b"\n// another version"

        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")

        update = page.get_by_role("button", name="更新")
        page.wait_for_timeout(3_000)
        assert page.evaluate("window.isStillThisPage") is True  # nothing reloads by itself
        expect(page.get_by_label("发票号码")).to_have_value("2599")
        expect(update).to_have_count(0)  # not even asked while something is typed
        page.get_by_role("button", name="返回").click()
        expect(update).to_be_visible(timeout=20_000)

        with page.expect_event("load"):
            update.click()

        expect(page.get_by_text("你好，林小满")).to_be_visible()
        expect(update).to_have_count(0)
