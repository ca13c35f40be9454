"""分摊 of a line of which less was granted than asked."""

from collections.abc import Mapping


def scaled(shares: Mapping[int, int], granted_fen: int) -> dict[int, int]:
    """The parts in proportion, adding up to ``granted_fen`` exactly.

    What rounding leaves goes, fen by fen, to those who lost most, at a tie to the lower id.
    """
    asked = sum(shares.values())
    parts = {who: fen * granted_fen // asked for who, fen in shares.items()}
    lost = sorted(shares, key=lambda who: (-(shares[who] * granted_fen % asked), who))
    for who in lost[: granted_fen - sum(parts.values())]:
        parts[who] += 1
    return parts
