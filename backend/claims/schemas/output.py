"""打印: what is asked of it and what it says of a finished print."""

from typing import Literal

from pydantic import Field

from backend.claims.printing.form import Paper
from backend.claims.printing.proofs import Fate
from backend.web.schemas import In, InstantIn, Out, UtcInstant


class PrintIn(In):
    """Paper, what follows the form, and the instant of the print that is asked for again."""

    paper: Paper = Paper.A4
    parts: Literal["all", "form"] = Field(default="all", alias="with")
    at: InstantIn | None = None


class PrintedProofOut(Out):
    """One entry of the 附件清单 and what became of it."""

    no: int
    what: str
    file_name: str | None
    fate: Fate
    note: str


class PrintOut(Out):
    """A finished print: ``pages`` are sheets, ``pages_apart`` without two on one.

    ``printed_at`` names it: asked for again with it, preview and file are of this very print.
    """

    claim_no: str
    printed_at: UtcInstant
    pages: int
    pages_apart: int
    byte_count: int
    proofs: list[PrintedProofOut]
