"""发票事实: what is, without saying what to think of it (that is for the rules).

What depends on the day of asking (cross-year, overdue, age) is asked of the facts with that day,
so that nothing that is stored grows old by itself.
"""

from backend.claims.rules.facts.neighbours import (
    MOST_DISTANT,
    Printed,
    is_near,
    run_of_keys,
    seller_of,
)
from backend.claims.rules.facts.titles import (
    TITLE_CHECKS,
    Buyer,
    OwnTitle,
    Title,
    TitleFinding,
    check_title,
)
from backend.claims.rules.facts.value import (
    Calendar,
    Facts,
    Neighbour,
    RestDay,
    Subject,
    fingerprint,
    work_out,
)

__all__ = [
    "MOST_DISTANT",
    "TITLE_CHECKS",
    "Buyer",
    "Calendar",
    "Facts",
    "Neighbour",
    "OwnTitle",
    "Printed",
    "RestDay",
    "Subject",
    "Title",
    "TitleFinding",
    "check_title",
    "fingerprint",
    "is_near",
    "run_of_keys",
    "seller_of",
    "work_out",
]
