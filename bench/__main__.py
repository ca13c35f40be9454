"""``./run bench [NAME] [--json FILE]``: run one or all comparisons and print their tables."""

import argparse
import importlib
import json
import sys
from pathlib import Path
from typing import Any

_NAMES = {
    "wallet_api": "bench.wallet_api",
    "wallet_query": "bench.wallet_query",
    "outbox": "bench.outbox",
    "reference": "bench.reference",
    "claims": "bench.claims",
    "bundle": "bench.bundle",
    "browser_decode": "bench.browser_decode",
    "camera_to_result": "bench.camera_to_result",
    "photos": "bench.photos",
    "claim_pdf": "bench.claim_pdf",
    "lighthouse": "bench.lighthouse",
    "clearing": "bench.clearing",
    "clearing_live": "bench.clearing_live",
}


def main() -> int:
    """Exit status 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(_NAMES))
    parser.add_argument("--json", type=Path, help="also write all rows to this file")
    options = parser.parse_args()
    chosen = [options.name] if options.name else list(_NAMES)
    results: dict[str, list[dict[str, Any]]] = {}
    for name in chosen:
        # Imported by name so that one comparison does not need the others' components.
        results[name] = importlib.import_module(_NAMES[name]).run()  # noqa: TID251
        _print_table(name, results[name])
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    return int(any(row.get("ok") is False for rows in results.values() for row in rows))


def _print_table(name: str, rows: list[dict[str, Any]]) -> None:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    print(f"\n## {name}\n")
    print("| " + " | ".join(columns) + " |")
    print("|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(_shown(row.get(column)) for column in columns) + " |")
    sys.stdout.flush()


def _shown(value: Any) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "MISSED"
        case None:
            return ""
        case float():
            return f"{value:.3g}"
        case _:
            return str(value)


if __name__ == "__main__":
    sys.exit(main())
