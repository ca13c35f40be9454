"""Documents that are made from the code, or speak of it, are up to date."""

import re
from pathlib import Path

from backend.claims.rules.state_table import describe_states
from backend.infra.config import describe_settings

ROOT = Path(__file__).parents[2]


def test_the_settings_document_is_fresh() -> None:
    document = (ROOT / "docs" / "operate" / "settings.md").read_text("utf-8")

    assert describe_settings() in document, (
        "replace the table in docs/operate/settings.md with the output of: python app.py settings"
    )


def test_the_document_of_claim_states_is_fresh() -> None:
    document = (ROOT / "docs" / "reference" / "claim-states.md").read_text("utf-8")

    assert describe_states() in document, (
        "replace the tables in docs/reference/claim-states.md with the output of: "
        "python app.py claim-states"
    )


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]

    lost = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(
            r"\]\((?!https?://|#|mailto:)([^)#]+)", document.read_text("utf-8")
        )
        if not (document.parent / target).exists()
    ]

    assert lost == []
