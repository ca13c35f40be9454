"""Lighthouse as on a phone (mobile, simulated slow network and processor) on every screen.

The routes and who opens them come from the book of screens; the demo company's people are signed
in by a cookie header. Every screen is opened cold: no cache, no service worker. Of several runs
(LIGHTHOUSE_RUNS) the median counts, since the machine does other things too; ``machine`` is
Lighthouse's own measure of its speed at that moment (a busy one blocks more). Dark and large
looks weigh the same; axe judges them in tests/e2e/test_screens.py. SEO is measured as well: nobody
shall find these pages, but what it asks for (title, description, valid robots.txt, readable
links) serves everybody.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

from tests.e2e.book.screen import Screen, Who
from tests.e2e.book.screens import SCREENS
from tests.e2e.conftest import serving
from tests.e2e.phone import QUIET, find_chromium

_ROOT = Path(__file__).parent.parent
_LIGHTHOUSE = _ROOT / "pwa" / "node_modules" / "lighthouse" / "cli" / "index.js"
_RUNS = int(os.environ.get("LIGHTHOUSE_RUNS", "3"))
_GOALS = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
_MOST_SHIFT = 0.05
_CHROME = (
    *("--headless=new", *QUIET),
    *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
)


def run() -> list[dict[str, Any]]:
    """One row a screen: scores of 100, shift of the layout, and what did not pass."""
    chromium = find_chromium()
    if chromium is None:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        data_folder = Path(folder) / "data"
        with serving(data_folder, DEMO="1") as url:
            password = (data_folder / "demo-password").read_text(encoding="utf-8")
            cookies = {who: _cookie_of(who, url, password) for who in Who}
            invoice = _an_invoice(url, cookies[Who.LIN])
            return [
                _row(screen.route, _reports(chromium, f"{url}{path}", cookies[screen.who]))
                for screen in _screens()
                for path in [screen.address.format(sound=invoice, problem=invoice)]
            ]


def _screens() -> Iterator[Screen]:
    """Every route of the book once, as it opens by itself: nothing pretended, nothing pressed.

    Without /confirm: a link that is no good is refused, and browsers write refusals to the console.
    """
    seen = {"/confirm"}
    for screen in SCREENS:
        is_plain = not (screen.replies or screen.script or screen.act or screen.is_offline)
        if is_plain and screen.route not in seen:
            seen.add(screen.route)
            yield screen


def _cookie_of(who: Who, url: str, password: str) -> str:
    """The Cookie header of a persona of the demo; empty for nobody."""
    if who is Who.NOBODY:
        return ""
    with requests.Session() as person:
        _sign_in(person, url, who, password)
        return "; ".join(f"{one.name}={one.value}" for one in person.cookies)


def _an_invoice(url: str, cookie: str) -> int:
    answer = requests.get(f"{url}/api/invoices?limit=1", headers={"Cookie": cookie}, timeout=20)
    invoice: int = answer.json()["items"][0]["id"]
    return invoice


def _sign_in(person: requests.Session, url: str, username: str, password: str) -> None:
    answer = person.post(
        f"{url}/api/login",
        json={"username": username, "password": password},
        headers={"Origin": url},
        timeout=20,
    )
    answer.raise_for_status()


def _reports(chromium: str, address: str, cookie: str) -> list[dict[str, Any]]:
    headers = {"Cookie": cookie} if cookie else {}
    return [_report(chromium, address, headers) for _ in range(_RUNS)]


def _report(chromium: str, address: str, headers: dict[str, str]) -> dict[str, Any]:
    wishes = (
        *("--output=json", "--quiet", f"--only-categories={','.join(_GOALS)}"),
        *(f"--chrome-flags={' '.join(_CHROME)}", f"--extra-headers={json.dumps(headers)}"),
    )
    node = shutil.which("node") or str(_ROOT / ".venv/bin/node")
    done = subprocess.run(
        [node, str(_LIGHTHOUSE), address, *wishes],
        env=os.environ | {"CHROME_PATH": chromium, "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    if done.returncode != 0:
        raise RuntimeError(f"Lighthouse failed on {address}:\n{done.stderr[-2000:]}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _row(name: str, reports: list[dict[str, Any]]) -> dict[str, Any]:
    scores = {
        category: round(
            statistics.median(one["categories"][category]["score"] for one in reports) * 100
        )
        for category in _GOALS
    }
    shift = statistics.median(_number(one, "cumulative-layout-shift") for one in reports)
    return {
        "screen": name,
        **scores,
        "shift": round(shift, 3),
        "largest_paint_s": statistics.median(
            _number(one, "largest-contentful-paint") / 1000 for one in reports
        ),
        "blocked_ms": statistics.median(_number(one, "total-blocking-time") for one in reports),
        "runs": len(reports),
        "machine": statistics.median(one["environment"]["benchmarkIndex"] for one in reports),
        "not_passed": " ".join(sorted({name for one in reports for name in _failed(one)})),
        "ok": shift < _MOST_SHIFT and all(scores[one] >= goal for one, goal in _GOALS.items()),
    }


def _number(report: dict[str, Any], audit: str) -> float:
    value: float = report["audits"][audit]["numericValue"]
    return value


def _failed(report: dict[str, Any]) -> list[str]:
    """Audits that cost points in the categories that have to be full."""
    return [
        one["id"]
        for category in ("accessibility", "best-practices", "seo")
        for one in report["categories"][category]["auditRefs"]
        if one["weight"] and report["audits"][one["id"]]["score"] not in (None, 1)
    ]
