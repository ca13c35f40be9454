"""Lighthouse as on a phone (mobile, simulated slow network and processor) on the daily screens.

The demo company is looked at signed in, by a cookie header. Every screen is opened cold: no cache,
no service worker. Of several runs the median counts, since the machine does other things too;
``machine`` is Lighthouse's own measure of its speed at that moment (a busy one blocks more).
SEO is measured as well: nobody shall find these pages, but what it asks for (title, description,
valid robots.txt, readable links) serves everybody.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.e2e.conftest import serving
from tests.e2e.phone import QUIET, find_chromium

_ROOT = Path(__file__).parent.parent
_LIGHTHOUSE = _ROOT / "pwa" / "node_modules" / "lighthouse" / "cli" / "index.js"
_RUNS = 3
_GOALS = {"performance": 90, "accessibility": 100, "best-practices": 100, "seo": 100}
_MOST_SHIFT = 0.05
_CHROME = (
    *("--headless=new", *QUIET),
    *("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"),
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen and its path; ``is_open`` when nobody has to be signed in."""

    name: str
    path: str
    is_open: bool = False


_SCREENS = (
    Screen("登录", "/login", is_open=True),
    Screen("首页", "/"),
    Screen("票夹", "/wallet"),
    Screen("扫一扫", "/scan"),
    Screen("手工录入", "/entry"),
    Screen("发票详情", "/invoices/{invoice}"),
    Screen("我的", "/me"),
)


def run() -> list[dict[str, Any]]:
    """One row a screen: scores of 100, shift of the layout, and what did not pass."""
    chromium = find_chromium()
    if chromium is None:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        data_folder = Path(folder) / "data"
        with serving(data_folder, DEMO="1") as url, requests.Session() as lin:
            _sign_in(lin, url, (data_folder / "demo-password").read_text(encoding="utf-8"))
            items = lin.get(f"{url}/api/invoices?limit=1", timeout=20).json()["items"]
            invoice = items[0]["id"]
            cookie = "; ".join(f"{one.name}={one.value}" for one in lin.cookies)
            return [
                _row(screen.name, _reports(chromium, screen, url, cookie, invoice))
                for screen in _SCREENS
            ]


def _sign_in(lin: requests.Session, url: str, password: str) -> None:
    answer = lin.post(
        f"{url}/api/login",
        json={"username": "lin", "password": password},
        headers={"Origin": url},
        timeout=20,
    )
    answer.raise_for_status()


def _reports(
    chromium: str, screen: Screen, url: str, cookie: str, invoice: int
) -> list[dict[str, Any]]:
    address = f"{url}{screen.path.format(invoice=invoice)}"
    headers = {} if screen.is_open else {"Cookie": cookie}
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
