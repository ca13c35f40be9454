"""Which devices are made up: the sandbox works with these and with no others."""

_INVENTED = "99"


def is_invented(taxpayer_no: str) -> bool:
    """Region 99 does not exist: no real taxpayer has such a number, every sandbox card has."""
    return taxpayer_no.startswith(_INVENTED)
