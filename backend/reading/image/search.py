"""One search for codes on one picture: what was found, what looked like a code, time spent."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from backend.reading.image.decoders import Seen
from backend.reading.image.geometry import Quad, is_covered, is_plausible, is_same_place, scaled
from backend.reading.image.value import FoundCode, Polygon, passes_gate
from backend.reading.qr import parse


@dataclass(frozen=True, slots=True)
class _Found:
    quad: Quad
    stage: str
    decoder: str
    is_invoice: bool


class Search:
    """Collects what the stages see. Quads come in pixels of the picture as it is worked on."""

    def __init__(self, long_side: int, budget_s: float) -> None:
        self._long_side = long_side
        self._until = time.process_time() + budget_s
        self._found: dict[str, _Found] = {}
        self._disputed: list[Quad] = []
        self.suspects: list[Quad] = []

    @property
    def is_over_budget(self) -> bool:
        return time.process_time() > self._until

    @property
    def invoices(self) -> int:
        """How many different texts passed the gate."""
        return sum(found.is_invoice for found in self._found.values())

    @property
    def unresolved(self) -> list[Quad]:
        """Suspects that no decoded code covers."""
        decoded = [found.quad for found in self._found.values()]
        return [quad for quad in self.suspects if not is_covered(quad, decoded)]

    def note(
        self,
        stage: str,
        seen: Iterable[Seen],
        *,
        factor: float = 1.0,
        left: float = 0.0,
        top: float = 0.0,
    ) -> None:
        """Keep what a stage saw; its pixels times ``factor``, moved, are the picture's."""
        for one in seen:
            quad = scaled(one.quad, factor, left, top)
            if one.text:
                self.add(stage, one.text, quad, one.decoder)
            elif one.text is None and is_plausible(quad, self._long_side):
                self.suspects.append(quad)

    def add(self, stage: str, text: str, quad: Quad, decoder: str) -> None:
        """Keep one text, unless two invoices are read at one place: then neither counts."""
        if text in self._found:
            return
        found = _Found(quad, stage, decoder, passes_gate(parse(text)))
        if not (found.is_invoice and self._contradicts(quad)):
            self._found[text] = found

    def _contradicts(self, quad: Quad) -> bool:
        rivals = [
            text
            for text, other in self._found.items()
            if other.is_invoice and is_same_place(other.quad, quad)
        ]
        for text in rivals:
            del self._found[text]
        if rivals:
            self._disputed.append(quad)
        return bool(rivals) or any(is_same_place(place, quad) for place in self._disputed)

    def codes(self, scale: float) -> tuple[FoundCode, ...]:
        """All codes, corners in pixels of the file's picture, of which this one is ``scale``."""
        return tuple(
            FoundCode(text, _rounded(found.quad, scale), found.stage, found.decoder)
            for text, found in self._found.items()
        )

    def open_places(self, scale: float) -> tuple[Polygon, ...]:
        """Places that look like a code and gave no text or two, each once."""
        places: list[Quad] = []
        for quad in [*self._disputed, *self.unresolved]:
            if not any(is_same_place(quad, other) for other in places):
                places.append(quad)
        return tuple(_rounded(quad, scale) for quad in places)


def _rounded(quad: Quad, scale: float) -> Polygon:
    return tuple((round(x / scale), round(y / scale)) for x, y in quad)
