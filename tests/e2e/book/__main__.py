"""`./run shots`: the book of screens as pictures, to be leafed through in a browser."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from tests.e2e.book.pages import Picture, write_index
from tests.e2e.book.screen import Screen
from tests.e2e.book.screens import SCREENS
from tests.e2e.book.stage import LOOKS, Stage, staged, wear
from tests.e2e.conftest import serving
from tests.e2e.phone import find_chromium

_IS_LONGER = "() => document.documentElement.scrollHeight > innerHeight + 8"


def main() -> None:
    arguments = _arguments()
    out: Path = arguments.out
    out.mkdir(exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    wanted = [one for one in SCREENS if arguments.only in f"{one.route} {one.state}"]
    pictures: list[Picture] = []
    failed: list[str] = []
    with _open_stage() as stage:
        for number, screen in enumerate(wanted, 1):
            name = f"{screen.address} {screen.state}".strip()
            print(f"{number}/{len(wanted)} {name}", flush=True)
            try:
                pictures += _shoot(stage, screen, out, SCREENS.index(screen) + 1)
            except (Error, AssertionError) as error:
                failed.append(f"{name}: {str(error).splitlines()[0]}")
    write_index(out, pictures)
    print(f"{len(pictures)} pictures: {out / 'index.html'}")
    if failed:
        raise SystemExit("Not reached:\n" + "\n".join(failed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run shots", description=__doc__)
    parser.add_argument("only", nargs="?", default="", help="part of a route or of a state's name")
    parser.add_argument("--out", type=Path, default=Path("shots"), help="folder (default: shots)")
    return parser.parse_args()


@contextmanager
def _open_stage() -> Iterator[Stage]:
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Chromium is needed: apt-get install chromium")
    with (
        tempfile.TemporaryDirectory(prefix="piaokatong-shots-") as folder,
        serving(Path(folder) / "data", DEMO="1") as url,
        sync_playwright() as playwright,
        staged(playwright, chromium, url, Path(folder) / "data", Path(folder)) as stage,
    ):
        yield stage


def _shoot(stage: Stage, screen: Screen, out: Path, number: int) -> list[Picture]:
    pictures = []
    with stage.showing(screen) as page:
        for look in LOOKS:
            wear(page, look)
            stem = f"{number:03d}-{look}"
            page.screenshot(path=out / f"{stem}.png")
            whole = _whole(page, out / f"{stem}-whole.png")
            pictures.append(Picture(screen, look, f"{stem}.png", whole))
    return pictures


def _whole(page: Page, file: Path) -> str | None:
    """Name of a picture of the whole page; None when the screen shows all of it."""
    if not page.evaluate(_IS_LONGER):
        file.unlink(missing_ok=True)
        return None
    page.screenshot(path=file, full_page=True)
    return file.name


if __name__ == "__main__":
    main()
