"""Photographs of invented invoices, drawn from a seed: the same seed gives the same bytes.

``photograph(seed, split, index)`` is a pure function. Nobody on them is real: region 99 does not
exist. They order methods and set goals; they do not predict how real photos fare.
"""

from bench.corpus.plan import Factor, Plan, Split, plan_photo
from bench.corpus.shoot import Photo, photograph, photograph_one_factor, photograph_several

__all__ = [
    "Factor",
    "Photo",
    "Plan",
    "Split",
    "photograph",
    "photograph_one_factor",
    "photograph_several",
    "plan_photo",
]
