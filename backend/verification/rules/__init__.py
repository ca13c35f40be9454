"""Pure rules of 查验: what can be asked, when to ask again, what an answer means."""

from backend.verification.rules import comparing, diagnosis, refreshing
from backend.verification.rules.asking import (
    Subject,
    VerifyPolicy,
    adjusted,
    obstacles,
    refusal,
    request_of,
)
from backend.verification.rules.news import Earlier, is_news
from backend.verification.rules.official_form import OFFICIAL_URL, official_fields
from backend.verification.rules.retry import GIVE_UP_AFTER, next_day_try, next_try
from backend.verification.rules.verdicts import TAX_STATUS, VERIFY_STATUS

__all__ = [
    "GIVE_UP_AFTER",
    "OFFICIAL_URL",
    "TAX_STATUS",
    "VERIFY_STATUS",
    "Earlier",
    "Subject",
    "VerifyPolicy",
    "adjusted",
    "comparing",
    "diagnosis",
    "is_news",
    "next_day_try",
    "next_try",
    "obstacles",
    "official_fields",
    "refreshing",
    "refusal",
    "request_of",
]
