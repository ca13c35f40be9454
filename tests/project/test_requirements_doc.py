"""docs/requirements.md names, for every requirement, its tests or the part that will bring it."""

import re
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "requirements.md"
ROW = re.compile(r"^\| (?P<id>[A-MPR]\d+) \| [^|]+ \| (?P<where>[^|]+) \|$", re.MULTILINE)
LAST = {
    "A": 14, "B": 16, "C": 21, "D": 11, "E": 28, "F": 41, "G": 6, "H": 7, "I": 15, "J": 22,
    "K": 4, "L": 10, "M": 4, "R": 33, "P": 12,
}  # fmt: skip
IDS = list(
    chain.from_iterable([f"{letter}{n + 1}" for n in range(LAST[letter])] for letter in LAST)
)
ROWS = [(one["id"], one["where"]) for one in ROW.finditer(DOCUMENT.read_text("utf-8"))]


def test_each_requirement_stands_there_once() -> None:
    assert [one for one, _ in ROWS] == IDS


def test_each_requirement_names_existing_tests_or_the_part_that_brings_it() -> None:
    lost = [
        f"{requirement}: {name}"
        for requirement, where in ROWS
        for name in re.findall(r"`((?:tests|bench|pwa)/[^`]+)`", where) or [where]
        if not (ROOT / name).is_file() and not re.search(r"part [2-8]\b", name)
    ]

    assert lost == []
