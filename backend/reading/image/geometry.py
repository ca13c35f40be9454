"""Where codes lie: four-cornered places, their centres and sizes, and which are the same place."""

import math
from collections.abc import Iterable, Sequence

Corner = tuple[float, float]
Quad = tuple[Corner, ...]

_SMALLEST_AREA = 100.0
_LARGEST_SHARE = 0.9
_SAME_CENTRE = 0.15


def centre(quad: Quad) -> Corner:
    """The mean of the corners."""
    count = len(quad)
    return sum(x for x, _ in quad) / count, sum(y for _, y in quad) / count


def longest_side(quad: Quad) -> float:
    """Length of the longest edge, the closing one included."""
    return max(math.dist(one, other) for one, other in zip(quad, (*quad[1:], quad[0]), strict=True))


def area(quad: Quad) -> float:
    """Enclosed area (shoelace), whichever way round the corners go."""
    pairs = zip(quad, (*quad[1:], quad[0]), strict=True)
    return abs(sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)) / 2


def scaled(quad: Quad, factor: float, left: float = 0.0, top: float = 0.0) -> Quad:
    """The quad in pixels of the whole picture: enlarged first, then moved."""
    return tuple((x * factor + left, y * factor + top) for x, y in quad)


def is_plausible(quad: Quad, picture_side: int) -> bool:
    """Whether a code could lie there, in a picture whose long side is ``picture_side``."""
    return (
        len(quad) == 4
        and all(math.isfinite(x) and math.isfinite(y) for x, y in quad)
        and area(quad) >= _SMALLEST_AREA
        and longest_side(quad) <= _LARGEST_SHARE * picture_side
    )


def is_same_place(one: Quad, other: Quad) -> bool:
    """Whether both have about the same centre, measured by the smaller of the two."""
    reach = _SAME_CENTRE * min(longest_side(one), longest_side(other))
    return math.dist(centre(one), centre(other)) <= reach


def is_covered(quad: Quad, others: Iterable[Quad]) -> bool:
    """Whether its centre lies in or near the middle of one of the others."""
    middle = centre(quad)
    return any(math.dist(middle, centre(other)) < longest_side(other) / 2 for other in others)


def thinned(quads: Sequence[Quad], *, at_one_place: int, in_all: int) -> list[Quad]:
    """The first quads of every place."""
    kept: list[Quad] = []
    for quad in quads:
        rivals = sum(is_same_place(quad, other) for other in kept)
        if rivals < at_one_place and len(kept) < in_all:
            kept.append(quad)
    return kept
