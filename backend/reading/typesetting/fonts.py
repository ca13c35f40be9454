"""The Chinese font of printed forms: where it lies, and how typst gets that and nothing else."""

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from typst import Fonts

FAMILIES = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC")
"""In the order of liking; the first that is installed sets everything."""
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FILES = ("NotoSansCJK*", "NotoSansSC*", "SourceHanSans*")
_WEIGHTS = ("Regular", "Bold")


class NoFontError(Exception):
    """No Chinese font is installed."""


@cache
def _found() -> tuple[Fonts, str]:
    # typst takes folders only, and a whole one of them would cost half a second.
    with tempfile.TemporaryDirectory(prefix="fonts-") as folder:
        for number, path in enumerate(_files()):
            Path(folder, f"{number}-{path.name}").symlink_to(path)
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    installed = set(fonts.families())
    for family in FAMILIES:
        if family in installed:
            return fonts, family
    raise NoFontError


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        for pattern in _FILES:
            for path in sorted(Path(folder).expanduser().rglob(pattern)):
                if any(weight in path.name for weight in _WEIGHTS) or "VF" in path.name:
                    yield path.resolve()


def find_fonts() -> None:
    """Look now, so that no sheet waits for it; whoever sets one is told when there is none."""
    try:
        _found()
    except NoFontError:
        return


def fonts() -> tuple[Fonts, str]:
    """The font and its family's name. Looks again as long as none was found. NoFontError."""
    return _found()
