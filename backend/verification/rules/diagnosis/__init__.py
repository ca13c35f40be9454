"""为什么查不到: ranked causes from the evidence, each with what says so and one act. Pure."""

from dataclasses import dataclass
from datetime import datetime

from backend.verification.outcomes import MATCHES, Outcome
from backend.verification.rules.diagnosis.causes import (
    Action,
    Cause,
    Fact,
    Finding,
    Looked,
    Standing,
    Step,
)
from backend.verification.rules.diagnosis.evidence import (
    HEALTH_WINDOW,
    Evidence,
    Health,
    Neighbour,
    Try,
)
from backend.verification.rules.diagnosis.here import (
    look_at_input,
    look_at_network,
    look_at_upload,
    retry,
)
from backend.verification.rules.diagnosis.near import halves, is_one_edit
from backend.verification.rules.diagnosis.there import (
    look_at_delay,
    look_at_maintenance,
    look_for_support,
)

__all__ = [
    "HEALTH_WINDOW",
    "Action",
    "Cause",
    "Diagnosis",
    "Evidence",
    "Fact",
    "Finding",
    "Health",
    "Looked",
    "Neighbour",
    "Standing",
    "Step",
    "Try",
    "diagnose",
    "halves",
    "is_one_edit",
    "retry",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The six steps in their order, and what stands first.

    ``causes`` are those of all steps in the same order; ``leading`` is the first likely one, else
    the first possible one, None when there is a good answer. ``next_try_at`` None: none is
    planned.
    """

    standing: Standing
    steps: tuple[Looked, ...]
    leading: Cause | None
    next_try_at: datetime | None

    @property
    def causes(self) -> tuple[Cause, ...]:
        """From the network to the support."""
        return tuple(cause for step in self.steps for cause in step.causes)


def diagnose(evidence: Evidence) -> Diagnosis:
    """Look along the whole path, whatever was found on it before."""
    standing = _standing(evidence)
    if standing is Standing.GOOD:
        return Diagnosis(standing=standing, steps=(), leading=None, next_try_at=None)
    looked = (
        look_at_network(evidence),
        look_at_input(evidence),
        look_at_upload(evidence),
        look_at_delay(evidence),
        look_at_maintenance(evidence),
    )
    is_explained = any(step.finding is Finding.CAUSE for step in looked)
    steps = (*looked, look_for_support(evidence, is_explained=is_explained))
    causes = [cause for step in steps for cause in step.causes]
    likely = [cause for cause in causes if cause.is_likely]
    return Diagnosis(
        standing=standing,
        steps=steps,
        leading=next(iter([*likely, *causes]), None),
        next_try_at=evidence.next_try_at,
    )


def _standing(evidence: Evidence) -> Standing:
    """What the office said last about this invoice, however often it could not be asked since."""
    answer = evidence.answer
    if answer is not None:
        if answer.outcome in MATCHES:
            return Standing.GOOD
        return Standing.DENIED if answer.outcome is Outcome.NOT_FOUND else Standing.DIFFERS
    if not evidence.tries:
        return Standing.NOT_ASKED
    is_young = any(one.outcome is Outcome.NOT_YET for one in evidence.tries)
    return Standing.NOT_YET if is_young else Standing.NO_ANSWER
