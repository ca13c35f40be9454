"""发票种类: every kind with what its form needs and what people should know."""

from typing import Any

from backend.reading.forms import amount_label
from backend.reading.kinds import DEDUCTIBLE_LABELS, FACTS, InvoiceKind, meaning_of


def describe_kinds() -> dict[str, Any]:
    """Every kind with its fields, for the entry form."""
    return {"items": [describe_kind(kind) for kind in FACTS]}


def describe_kind(kind: InvoiceKind) -> dict[str, Any]:
    """One kind: what its form needs and what people should know."""
    facts = FACTS[kind]
    form = facts.form
    return {
        "kind": kind,
        "label": facts.label,
        "fields": {
            "code": form.code,
            "number": form.number,
            "issued_on": form.issued_on,
            "amount": form.amount,
            "check_code": form.check_code,
        },
        "number_form": form.number_form,
        "check_form": form.check_form,
        "amount_meaning": meaning_of(form.form_amount),
        "amount_label": amount_label(form.form_amount),
        "features": facts.features,
        "deductible": facts.deductible,
        "deductible_label": DEDUCTIBLE_LABELS[facts.deductible],
    }
