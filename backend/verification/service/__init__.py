"""The verbs of 查验: plan, ask, ask again, record by hand, describe."""

from backend.verification.service.asking import WORK, work
from backend.verification.service.by_hand import (
    MANUAL,
    Evidence,
    EvidenceRefusedError,
    evidence_of,
    record_manual,
)
from backend.verification.service.describing import describe
from backend.verification.service.diagnosing import diagnose
from backend.verification.service.history import list_history
from backend.verification.service.parts import Verifier, use
from backend.verification.service.planning import (
    DailyLimitError,
    NotPossibleError,
    ask_again,
    ask_tomorrow,
    forget_sandbox_verdicts,
    plan,
    ring,
)
from backend.verification.service.rechecking import Asking, ask_anew, how_asked
from backend.verification.service.refreshing import refresh_open

__all__ = [
    "MANUAL",
    "WORK",
    "Asking",
    "DailyLimitError",
    "Evidence",
    "EvidenceRefusedError",
    "NotPossibleError",
    "Verifier",
    "ask_again",
    "ask_anew",
    "ask_tomorrow",
    "describe",
    "diagnose",
    "evidence_of",
    "forget_sandbox_verdicts",
    "how_asked",
    "list_history",
    "plan",
    "record_manual",
    "refresh_open",
    "ring",
    "use",
    "work",
]
