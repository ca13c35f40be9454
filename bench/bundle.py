"""Sizes of the built web client against their budgets, as `npm run size` counts them."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent
_LINE = re.compile(r"^(?:ok|TOO BIG)\s+([\d.]+) / (\d+) KB\s+(.+)$", re.MULTILINE)


def run() -> list[dict[str, Any]]:
    """One row a budget; KB after gzip. The client must be built."""
    node = shutil.which("node") or str(_ROOT / ".venv/bin/node")
    printed = subprocess.run(
        [node, "scripts/size.mjs"], cwd=_ROOT / "pwa", capture_output=True, text=True, check=False
    )
    rows = [
        _row(what, float(size), float(limit)) for size, limit, what in _LINE.findall(printed.stdout)
    ]
    if not rows:
        raise RuntimeError(f"no sizes: {printed.stderr}")
    return rows


def _row(what: str, size_kb: float, limit_kb: float) -> dict[str, Any]:
    return {
        "what": what,
        "kb_gzip": size_kb,
        "limit_kb": limit_kb,
        "ratio": size_kb / limit_kb,
        "ok": size_kb <= limit_kb,
    }
