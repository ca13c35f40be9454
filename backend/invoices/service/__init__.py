"""The verbs on invoices: keeping them once, their states, the wallet list."""

from backend.invoices.official import OfficialFacts
from backend.invoices.service.asking import Within
from backend.invoices.service.changing import OnInvoiceChanged, tell_when_changed
from backend.invoices.service.exporting import export_own
from backend.invoices.service.file_desk import WORKER, FileDesk, desk, upload_limit, use
from backend.invoices.service.files import NewFile, attach, describe_files
from backend.invoices.service.grouping import group_own, set_purpose
from backend.invoices.service.keeping import (
    Kept,
    NewInvoice,
    ReviewNotAllowedError,
    UsageNotAllowedError,
    WalletCounts,
    change_review,
    change_usage,
    count_own,
    differing_fields,
    find_own,
    find_states,
    keep,
    mark_pending,
)
from backend.invoices.service.relaxing import relax_own
from backend.invoices.service.supplying import NothingMissingError, Supplied, supply
from backend.invoices.service.turning import OnInvoiceTurned, tell_when_turned
from backend.invoices.service.verdicts import (
    Verdict,
    forget_sandbox,
    missing_of,
    record_verdict,
)
from backend.invoices.service.wallet import full_row_of, list_own, row_of_invoice

__all__ = [
    "WORKER",
    "FileDesk",
    "Kept",
    "NewFile",
    "NewInvoice",
    "NothingMissingError",
    "OfficialFacts",
    "OnInvoiceChanged",
    "OnInvoiceTurned",
    "ReviewNotAllowedError",
    "Supplied",
    "UsageNotAllowedError",
    "Verdict",
    "WalletCounts",
    "Within",
    "attach",
    "change_review",
    "change_usage",
    "count_own",
    "describe_files",
    "desk",
    "differing_fields",
    "export_own",
    "find_own",
    "find_states",
    "forget_sandbox",
    "full_row_of",
    "group_own",
    "keep",
    "list_own",
    "mark_pending",
    "missing_of",
    "record_verdict",
    "relax_own",
    "row_of_invoice",
    "set_purpose",
    "supply",
    "tell_when_changed",
    "tell_when_turned",
    "upload_limit",
    "use",
]
