"""The verbs on invoices: keeping them once, their states, the wallet list."""

from backend.invoices.service.changing import OnInvoiceChanged, tell_when_changed
from backend.invoices.service.files import NewFile, attach, describe_files
from backend.invoices.service.keeping import (
    Kept,
    NewInvoice,
    OfficialFacts,
    UsageNotAllowedError,
    Verdict,
    WalletCounts,
    change_usage,
    count_own,
    differing_fields,
    find_own,
    find_states,
    forget_sandbox,
    keep,
    mark_pending,
    record_verdict,
)
from backend.invoices.service.wallet import full_row_of, list_own, row_of_invoice

__all__ = [
    "Kept",
    "NewFile",
    "NewInvoice",
    "OfficialFacts",
    "OnInvoiceChanged",
    "UsageNotAllowedError",
    "Verdict",
    "WalletCounts",
    "attach",
    "change_usage",
    "count_own",
    "describe_files",
    "differing_fields",
    "find_own",
    "find_states",
    "forget_sandbox",
    "full_row_of",
    "keep",
    "list_own",
    "mark_pending",
    "record_verdict",
    "row_of_invoice",
    "tell_when_changed",
]
