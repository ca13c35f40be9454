"""Long lists of ids, in portions that both databases take as parameters of one statement."""

from collections.abc import Iterable, Iterator

_MOST = 5000


def slices(ids: Iterable[int]) -> Iterator[list[int]]:
    """Ascending, at most 5000 at a time; nothing for none."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _MOST):
        yield ordered[start : start + _MOST]
