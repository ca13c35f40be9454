"""Two numbers that one slip of the finger tells apart."""


def is_one_edit(one: str, other: str) -> bool:
    """Whether one sign changed, lost, added, or two neighbours swapped, makes one the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    first = next((i for i, sign in enumerate(shorter) if longer[i] != sign), len(shorter))
    if len(longer) != len(shorter):
        return longer[first + 1 :] == shorter[first:]
    if longer[first + 1 :] == shorter[first + 1 :]:
        return True
    swapped = longer[first : first + 2][::-1] == shorter[first : first + 2]
    return swapped and longer[first + 2 :] == shorter[first + 2 :]


def halves(number: str) -> tuple[str, str]:
    """A number one edit away has the same beginning or the same ending as these.

    Swapped neighbours in the very middle are the exception; they are worth no search of their own.
    """
    middle = len(number) // 2
    return number[:middle], number[middle:]
