"""The book as one HTML file beside its pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from tests.e2e.book.screen import Screen

_LOOKS = {"light": "浅色", "dark": "深色", "large": "大字"}
_STYLE = """
body { margin: 2rem; background: #e9ecee; color: #17212b; font: 16px/1.5 sans-serif }
h2 { margin: 2.5rem 0 .5rem; font-family: monospace }
section { display: flex; gap: 1.5rem; overflow-x: auto; padding-bottom: 1rem }
.state { flex: none }
.state > p { margin: 0 0 .25rem; font-weight: 600 }
.looks { display: flex; gap: .5rem }
figure { margin: 0 }
figcaption { color: #5e6a75; font-size: .8125rem }
img { display: block; width: 234px; border-radius: 12px; box-shadow: 0 1px 6px #0003 }
nav a { margin-right: 1rem; font-family: monospace; white-space: nowrap }
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen in one look; ``whole`` names the picture of a page longer than the screen."""

    screen: Screen
    look: str
    file: str
    whole: str | None


def write_index(folder: Path, pictures: Sequence[Picture]) -> None:
    """Writes index.html: a row per route, a group per state, three looks side by side."""
    by_route: dict[str, list[Picture]] = {}
    for one in pictures:
        by_route.setdefault(one.screen.route, []).append(one)
    links = "".join(f'<a href="#{escape(route)}">{escape(route)}</a>' for route in by_route)
    rows = "".join(_row(route, shown) for route, shown in by_route.items())
    page = (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>票卡通 · 界面图册</title>'
        f"<style>{_STYLE}</style><h1>票卡通 · 界面图册</h1><nav>{links}</nav>{rows}</html>"
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


def _row(route: str, pictures: Sequence[Picture]) -> str:
    states = groupby(pictures, key=lambda one: (one.screen.state, one.screen.who))
    groups = "".join(_group(state or "通常", list(shown)) for (state, _), shown in states)
    return f'<h2 id="{escape(route)}">{escape(route)}</h2><section>{groups}</section>'


def _group(state: str, pictures: Sequence[Picture]) -> str:
    figures = "".join(_figure(one) for one in pictures)
    return f'<div class="state"><p>{escape(state)}</p><div class="looks">{figures}</div></div>'


def _figure(picture: Picture) -> str:
    whole = f' · <a href="{picture.whole}">整页</a>' if picture.whole else ""
    caption = f"{_LOOKS[picture.look]}{whole}"
    image = f'<a href="{picture.file}"><img loading="lazy" src="{picture.file}" alt=""></a>'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
