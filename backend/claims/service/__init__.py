"""The verbs of 报销."""

from backend.claims.service.approving import approve, approve_many, reject, send_back
from backend.claims.service.checking import precheck
from backend.claims.service.claimable import claim_of, list_advances, list_claimable
from backend.claims.service.claimant_acts import cancel, nudge, withdraw
from backend.claims.service.counting import count_boxes
from backend.claims.service.delegations import add_delegation, end_delegation, list_delegations
from backend.claims.service.drafts import copy, create, save
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
from backend.claims.service.showing import show
from backend.claims.service.submitting import submit
from backend.claims.service.waiving import waive

__all__ = [
    "add_approver",
    "add_delegation",
    "add_payee_account",
    "approve",
    "approve_many",
    "attach",
    "attachment_page",
    "cancel",
    "change_payee_account",
    "choices",
    "claim_of",
    "copy",
    "count_boxes",
    "create",
    "detach",
    "download",
    "end_delegation",
    "invoice_page",
    "list_advances",
    "list_claimable",
    "list_claims",
    "list_delegations",
    "list_payee_accounts",
    "nudge",
    "precheck",
    "reject",
    "release_idle",
    "remove_payee_account",
    "save",
    "send_back",
    "show",
    "submit",
    "transfer",
    "waive",
    "withdraw",
]
