"""The verbs of 报销."""

from backend.claims.service.advances_repaid import list_advances_out, repay
from backend.claims.service.approving import approve, approve_many, reject, send_back
from backend.claims.service.archiving import archive, archive_many
from backend.claims.service.batch_lists import list_batches, show_batch
from backend.claims.service.batches import make_batch
from backend.claims.service.batches import release as release_batch
from backend.claims.service.batches import take_out as take_out_of_batch
from backend.claims.service.batches import write_file as write_bank_file
from backend.claims.service.book_settings import (
    change_bank_layout,
    change_subjects,
    show_bank_layout,
    show_subjects,
)
from backend.claims.service.books import ledger, statistics
from backend.claims.service.checking import precheck
from backend.claims.service.claimable import claim_of, list_advances, list_claimable
from backend.claims.service.claimant_acts import cancel, nudge, withdraw
from backend.claims.service.claw_backs import close as close_claw_back
from backend.claims.service.claw_backs import list_claw_backs, on_invoice_turned
from backend.claims.service.counting import count_boxes
from backend.claims.service.delegations import add_delegation, end_delegation, list_delegations
from backend.claims.service.drafts import copy, create, save
from backend.claims.service.exporting import (
    export_claims,
    export_ledger,
    export_payments,
    export_statistics,
)
from backend.claims.service.files import attach, attachment_page, detach, download, invoice_page
from backend.claims.service.idle import release_idle
from backend.claims.service.listing import list_claims
from backend.claims.service.own import (
    add_payee_account,
    change_payee_account,
    choices,
    list_payee_accounts,
    remove_payee_account,
)
from backend.claims.service.passing_on import add_approver, transfer
from backend.claims.service.paying import pay, pay_many
from backend.claims.service.paying_lists import list_paid, list_to_pay
from backend.claims.service.printing import (
    PRINT_WORKER,
    PrintParts,
    Wish,
    describe_print,
    print_file,
    print_page,
    tidy_prints,
    use_press,
)
from backend.claims.service.rechecking import recheck
from backend.claims.service.reconciling import reconcile
from backend.claims.service.reminding import ClaimDates, ClaimTodos, may_open, remind
from backend.claims.service.showing import show
from backend.claims.service.submitting import submit
from backend.claims.service.uses import uses_of
from backend.claims.service.vouchers import list_vouchers, make_vouchers
from backend.claims.service.vouchers import write_file as write_voucher_file
from backend.claims.service.waiving import waive

__all__ = [
    "PRINT_WORKER",
    "ClaimDates",
    "ClaimTodos",
    "PrintParts",
    "Wish",
    "add_approver",
    "add_delegation",
    "add_payee_account",
    "approve",
    "approve_many",
    "archive",
    "archive_many",
    "attach",
    "attachment_page",
    "cancel",
    "change_bank_layout",
    "change_payee_account",
    "change_subjects",
    "choices",
    "claim_of",
    "close_claw_back",
    "copy",
    "count_boxes",
    "create",
    "describe_print",
    "detach",
    "download",
    "end_delegation",
    "export_claims",
    "export_ledger",
    "export_payments",
    "export_statistics",
    "invoice_page",
    "ledger",
    "list_advances",
    "list_advances_out",
    "list_batches",
    "list_claimable",
    "list_claims",
    "list_claw_backs",
    "list_delegations",
    "list_paid",
    "list_payee_accounts",
    "list_to_pay",
    "list_vouchers",
    "make_batch",
    "make_vouchers",
    "may_open",
    "nudge",
    "on_invoice_turned",
    "pay",
    "pay_many",
    "precheck",
    "print_file",
    "print_page",
    "recheck",
    "reconcile",
    "reject",
    "release_batch",
    "release_idle",
    "remind",
    "remove_payee_account",
    "repay",
    "save",
    "send_back",
    "show",
    "show_bank_layout",
    "show_batch",
    "show_subjects",
    "statistics",
    "submit",
    "take_out_of_batch",
    "tidy_prints",
    "transfer",
    "use_press",
    "uses_of",
    "waive",
    "withdraw",
    "write_bank_file",
    "write_voucher_file",
]
