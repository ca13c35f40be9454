"""Payment: lists of the cashier, batches, rechecks and reconciliation. Money in fen."""

from datetime import date

from pydantic import Field

from backend.claims.rules.bank_file import MOST_COLUMNS, BankField
from backend.claims.rules.csv_files import Delimiter, Encoding
from backend.claims.rules.rechecking import RecheckState
from backend.claims.schemas.asked import SeenClaimIn
from backend.claims.schemas.claims import PayeeOut, PersonRef
from backend.claims.states import BatchState, ClaimKind, ClaimStatus, Difference, PaymentMethod
from backend.kernel.money import MAX_FEN
from backend.web.pages import PAGE_LIMIT
from backend.web.schemas import DayIn, In, Out, UtcInstant

_LARGEST_ID = 2**31 - 1
MOST_AT_ONCE = 50
MOST_IN_BATCH = 200
MONTH = r"^20[0-9]{2}-(0[1-9]|1[0-2])$"


class HowPaidIn(In):
    """How and when the money left. ``recheck_reason``: why it is paid without a yes of 查验."""

    paid_on: DayIn
    method: PaymentMethod = PaymentMethod.BANK
    bank_reference: str = Field(default="", max_length=64)
    recheck_reason: str = Field(default="", max_length=200)


class PayIn(HowPaidIn):
    """登记付款 of the claim that was seen as ``version``.

    ``amount_fen`` is what left the account; another than the payable one needs its reason.
    """

    version: int = Field(ge=1, le=_LARGEST_ID, strict=True)
    amount_fen: int = Field(ge=0, le=MAX_FEN, strict=True)
    difference_reason: str = Field(default="", max_length=200)


class PayManyIn(HowPaidIn):
    """登记付款 of several, each in full and with its own answer."""

    claims: list[SeenClaimIn] = Field(min_length=1, max_length=MOST_AT_ONCE)


class RecheckIn(In):
    """付款前复查 of the invoices of these claims."""

    claim_ids: list[int] = Field(min_length=1, max_length=MOST_AT_ONCE)


class NewBatchIn(In):
    """Claims that are paid with one file."""

    claims: list[SeenClaimIn] = Field(min_length=1, max_length=MOST_IN_BATCH)


class BankFileIn(In):
    """``recheck_reason``: why claims go to the bank without a yes of 查验."""

    recheck_reason: str = Field(default="", max_length=200)


class BankColumnIn(In):
    """One column of the bank's file; ``text`` is what the field of that name writes."""

    header: str = Field(min_length=1, max_length=60)
    field: BankField
    text: str = Field(default="", max_length=60)


class BankLayoutIn(In):
    """How the bank wants its file; no columns = the usual ones."""

    columns: list[BankColumnIn] = Field(max_length=MOST_COLUMNS)
    delimiter: Delimiter
    encoding: Encoding


class BankColumnOut(Out):
    """One column of the bank's file."""

    header: str
    field: BankField
    text: str


class BankLayoutOut(Out):
    """The layout in use; ``is_usual``: nobody has chosen columns."""

    columns: list[BankColumnOut]
    delimiter: Delimiter
    encoding: Encoding
    is_usual: bool


class PagedIn(In):
    """Query of a list."""

    limit: int = Field(default=30, ge=1, le=PAGE_LIMIT)
    cursor: str | None = Field(default=None, max_length=200)


class MonthIn(PagedIn):
    """Query of a list of one month, such as 2026-11."""

    month: str = Field(pattern=MONTH)


class RecheckOut(Out):
    """What 查验 says now of one invoice; ``message`` in words, with the next try if one is due."""

    invoice_id: int
    number: str
    kind_label: str
    seller_name: str | None
    state: RecheckState
    message: str
    verified_at: UtcInstant | None
    next_try_at: UtcInstant | None


class ClaimRecheckOut(Out):
    """A claim's recheck; ``state`` is the worst of its invoices, None without any."""

    claim_id: int
    state: RecheckState | None
    invoices: list[RecheckOut]


class RechecksOut(Out):
    """One for each claim asked about."""

    items: list[ClaimRecheckOut]


class BatchRef(Out):
    """The batch that a claim stands in."""

    id: int
    batch_no: str


class ToPayRow(Out):
    """待支付. ``is_own``: the asking cashier may not pay it. Accounts are shown whole."""

    id: int
    claim_no: str
    kind: ClaimKind
    version: int
    purpose: str
    claimant: PersonRef
    department: str | None
    approved_fen: int
    offset_fen: int
    payable_fen: int
    payee: PayeeOut | None
    decided_at: UtcInstant | None
    batch: BatchRef | None
    is_own: bool
    recheck: ClaimRecheckOut


class ToPayPageOut(Out):
    """Longest approved first; the sums are of all pages."""

    items: list[ToPayRow]
    count: int
    payable_fen: int
    next_cursor: str | None


class SlipOut(Out):
    """回单; its bytes are asked for with the claim's attachments."""

    id: int
    file_name: str


class PaidRow(Out):
    """已支付. ``needs_slip``: money went through the bank and no slip is here yet."""

    id: int
    claim_no: str
    kind: ClaimKind
    status: ClaimStatus
    version: int
    purpose: str
    claimant: PersonRef
    amount_fen: int
    payable_fen: int
    paid_on: date
    method: PaymentMethod
    bank_reference: str
    difference_reason: str
    recheck_reason: str
    registered_by: PersonRef
    slips: list[SlipOut]
    needs_slip: bool


class PaidPageOut(Out):
    """Last paid first."""

    items: list[PaidRow]
    next_cursor: str | None


class BatchRow(Out):
    """批次; counts and sum are of the claims that stand in it."""

    id: int
    batch_no: str
    state: BatchState
    created_by: PersonRef
    created_at: UtcInstant
    exported_at: UtcInstant | None
    released_at: UtcInstant | None
    claim_count: int
    paid_count: int
    amount_fen: int


class BatchClaimOut(Out):
    """One claim of a batch; ``is_standing`` False = taken out again."""

    id: int
    claim_no: str
    version: int
    status: ClaimStatus
    claimant: PersonRef
    payee: PayeeOut | None
    amount_fen: int
    is_standing: bool
    recheck: ClaimRecheckOut


class BatchOut(BatchRow):
    """A batch with its claims."""

    claims: list[BatchClaimOut]


class BatchPageOut(Out):
    """Newest first."""

    items: list[BatchRow]
    next_cursor: str | None


class ReconciledRow(Out):
    """对账 of one claim: approved, paid and proved by a slip, and what does not agree."""

    id: int
    claim_no: str
    claimant: PersonRef
    status: ClaimStatus
    approved_fen: int
    offset_fen: int
    payable_fen: int
    paid_fen: int | None
    paid_on: date | None
    method: PaymentMethod | None
    slip_count: int
    differences: list[Difference]


class ReconciledSums(Out):
    """Of the whole month. ``difference_fen`` is payable less paid."""

    claims: int
    approved_fen: int
    offset_fen: int
    payable_fen: int
    paid_fen: int
    difference_fen: int
    unpaid: int
    amount_differs: int
    no_slip: int


class ReconciledOut(Out):
    """Differences first, then the newest."""

    sums: ReconciledSums
    items: list[ReconciledRow]
    next_cursor: str | None
