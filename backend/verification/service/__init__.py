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
from backend.verification.service.history import list_history
from backend.verification.service.parts import Verifier, use
from backend.verification.service.planning import (
    DailyLimitError,
    NotPossibleError,
    ask_again,
    forget_sandbox_verdicts,
    plan,
    ring,
)
from backend.verification.service.rechecking import Asking, ask_anew, how_asked

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
    "describe",
    "evidence_of",
    "forget_sandbox_verdicts",
    "how_asked",
    "list_history",
    "plan",
    "record_manual",
    "ring",
    "use",
    "work",
]
