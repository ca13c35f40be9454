"""The client's own decoder in a real browser, on generated camera frames.

300 frames in three levels of difficulty. "plain" is one look of zxing-wasm at the whole frame,
"ours" is what the scanner does with a frame before it gives up on it: that look and every hard
pass. Both run in the built worker of the client, in turns, on the same frames.
"""

import functools
import http.server
import io
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from backend.sandbox.payloads import demo_payloads
from tests.e2e.camera import LEVELS, look_of, photograph

_DIST = Path(__file__).parent.parent / "pwa" / "dist"
_EACH = 100
_GOAL = 0.83
_CHUNK = 20
_FRAMES: dict[str, bytes] = {}
_ASK = """async ([worker, frames]) => {
  const reader = (window.reader ??= new Worker(worker, { type: 'module' }))
  const ask = (request) => new Promise((answer, fail) => {
    reader.onmessage = ({ data }) => data.what === 'found' ? answer(data) : fail(data.reason)
    reader.postMessage(request, [request.picture])
  })
  if (!window.isReady) {
    await new Promise((ready) => {
      reader.onmessage = ({ data }) => data.what === 'ready' && ready()
    })
    window.isReady = true
  }
  const answers = []
  for (const frame of frames) {
    const blob = await (await fetch(frame)).blob()
    const answer = {}
    for (const effort of ['quick', 'full']) {
      const picture = await createImageBitmap(blob)
      const { found, took_ms } = await ask({ id: 1, picture, effort, turn: 0 })
      answer[effort] = { texts: found.codes.map(({ text }) => text), took_ms }
    }
    answers.push(answer)
  }
  return answers
}"""


def run() -> list[dict[str, Any]]:
    """One row a level and one for all: rates, wrong reads, milliseconds."""
    rows, everything = [], []
    with _client() as page:
        for level in LEVELS:
            texts = [one.text for one in demo_payloads()][: _EACH // 2]
            wanted = [texts[number % len(texts)] for number in range(_EACH)]
            answers = [
                answer
                for first in range(0, _EACH, _CHUNK)
                for answer in page.evaluate(
                    _ASK,
                    [
                        _worker(),
                        [_frame(wanted[n], level, n) for n in range(first, first + _CHUNK)],
                    ],
                )
            ]
            pairs = list(zip(wanted, answers, strict=True))
            everything += pairs
            rows.append(_row(level, pairs) | {"goal": "> plain" if level == "hard" else ""})
    rows[-1]["ok"] = rows[-1]["ours"] > rows[-1]["plain"]
    whole = _row("all", everything)
    met = whole["ours"] >= _GOAL and whole["ours_wrong"] == 0
    return [*rows, whole | {"goal": f">= {_GOAL}, 0 wrong", "ok": met}]


def _frame(text: str, level: Any, number: int) -> str:
    """Address of a frame, kept without loss for the page to fetch."""
    picture = photograph(text, look_of(level, number), seed=number)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG", compress_level=1)
    path = f"/frames/{level}-{number}.png"
    _FRAMES[path] = file.getvalue()
    return path


def _row(what: str, pairs: list[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    row: dict[str, Any] = {"frames": what, "count": len(pairs)}
    for name, effort in (("plain", "quick"), ("ours", "full")):
        reads = [(wanted, answer[effort]["texts"]) for wanted, answer in pairs]
        row[name] = sum(wanted in texts for wanted, texts in reads) / len(pairs)
        row[f"{name}_wrong"] = sum(any(t != wanted for t in texts) for wanted, texts in reads)
        times = sorted(answer[effort]["took_ms"] for _, answer in pairs)
        row[f"{name}_median_ms"] = times[len(times) // 2]
    return row


def _worker() -> str:
    manifest = sorted((_DIST / "assets").glob("scan.worker-*.js"))
    if not manifest:
        raise RuntimeError("the web client is not built: ./run setup")
    return f"/assets/{manifest[0].name}"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """The built client's files, and the frames."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".wasm": "application/wasm"
    }

    def do_GET(self) -> None:
        """A frame, once, or a file."""
        frame = _FRAMES.pop(self.path, None)
        if frame is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(frame)))
        self.end_headers()
        self.wfile.write(frame)

    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


@contextmanager
def _client() -> Iterator[Page]:
    """A page of the built client's origin in the system's Chromium."""
    handler = functools.partial(_Quiet, directory=str(_DIST))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/manifest.webmanifest")
        page.set_default_timeout(300_000)
        yield page
        browser.close()
    server.shutdown()
