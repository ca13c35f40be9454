"""The table of 为什么查不到: each row is a sentence, its evidence, and what must come of it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from backend.invoices.states import IntakeChannel
from backend.verification.outcomes import Outcome
from backend.verification.rules import VerifyPolicy
from backend.verification.rules.diagnosis import Evidence, Health
from tests.verification.diagnosis_evidence import NOW, days, evidence, neighbour, told

LACKS = ("请填写校验码：后6位（或全部20位）数字，见票面。",)
ODD = ("数电票号码中的地区“00”不存在，请对照票面核对。",)
_YEAR = ("发票代码中的年份“00”不合理，查验网站会拒绝，请对照票面核对。",)


_TRIES = {
    "offline": told(Outcome.PROVIDER_BUSY, "ClientNetworkError"),
    "cut": told(Outcome.PROVIDER_BUSY, "Interrupted"),
    "busy": told(Outcome.PROVIDER_BUSY, "ResourceUnavailable.TaxNetworkError"),
    "unlisted": told(Outcome.PROVIDER_BUSY, "SomethingNew"),
    "unreadable": told(Outcome.PROVIDER_BUSY, "UnreadableReply"),
    "other_invoice": told(Outcome.PROVIDER_BUSY, "AnswerForAnotherInvoice"),
    "no": told(Outcome.NOT_FOUND),
    "no_by_hand": told(Outcome.NOT_FOUND, None, by_hand=True),
    "differs": told(Outcome.MISMATCH),
    "differs_by_hand": told(Outcome.MISMATCH, None, by_hand=True),
    "yet": told(Outcome.NOT_YET),
    "yet_here": told(Outcome.NOT_YET, "local"),
    "used_up": told(Outcome.DAILY_LIMIT),
    "used_up_here": told(Outcome.DAILY_LIMIT, "local"),
    "bad": told(Outcome.BAD_INPUT),
    "old": told(Outcome.TOO_OLD, "local"),
    "odd_kind": told(Outcome.UNSUPPORTED, "KindNotCovered"),
    "arrears": told(Outcome.PROVIDER_CONFIG, "FailedOperation.ArrearsError"),
    "wrong_key": told(Outcome.PROVIDER_CONFIG, "AuthFailure.SecretIdNotFound"),
    "valid": told(Outcome.MATCH_VALID),
    "void": told(Outcome.MATCH_VOID),
}
"""Attempts, the newest first in a row."""

_KNOWN: dict[str, dict[str, Any]] = {
    "nothing_else": {},
    "planned": {"is_planned": True, "next_try_at": NOW + timedelta(hours=1)},
    "one_today": {"asked_today": 1},
    "four_today": {"asked_today": 4},
    "ten_a_day": {"policy": VerifyPolicy(daily_limit=10)},
    "today_allowed": {"policy": VerifyPolicy(same_day_allowed=True)},
    "in_three_days": {"issued_on": days(-3)},
    "tomorrow": {"issued_on": days(-1)},
    "today": {"issued_on": days(0)},
    "yesterday": {"issued_on": days(1)},
    "two_days": {"issued_on": days(2)},
    "five_days": {"issued_on": days(5)},
    "a_year": {"issued_on": days(365)},
    "six_years": {"issued_on": days(6 * 366)},
    "no_date": {"issued_on": None},
    "typed": {"channel": IntakeChannel.MANUAL},
    "photo": {"channel": IntakeChannel.PHOTO},
    "file": {"channel": IntakeChannel.FILE_UPLOAD},
    "original": {"has_original": True},
    "captured_before": {"captured_at": NOW - timedelta(days=2)},
    "no_crc": {"crc": "absent"},
    "bad_crc": {"crc": "mismatch"},
    "wide": {"is_width_repaired": True},
    "odd": {"oddities": ODD},
    "odd_year": {"oddities": _YEAR},
    "odd_twice": {"oddities": (*ODD, *_YEAR)},
    "lacks": {"obstacles": LACKS},
    "twin": {"neighbour": neighbour(day=True, amount=True)},
    "cousin": {"neighbour": neighbour(day=True)},
    "far": {"neighbour": neighbour()},
    "sick": {"health": Health(answered=1, failed=9)},
    "silent": {"health": Health()},
    "resting": {"maintenance_until": NOW + timedelta(hours=2)},
    "given_up": {"has_given_up": True},
    "nobody": {"provider": None},
    "pretend": {"provider": "sandbox", "is_sandbox": True},
}
_TABLE = """
# The network of the server.
a question that never left waits for its next try
    offline planned -> no_answer: network.unreachable, wait
without a plan it is asked again by hand
    offline -> no_answer: network.unreachable, retry
five failed connections are still no verdict
    offline offline offline offline offline -> no_answer: network.unreachable, retry
no connection and a used-up day wait for tomorrow
    offline four_today -> no_answer: network.unreachable, plan also delay.quota
an interrupted question is asked again
    cut -> no_answer: network.interrupted, retry
an interrupted question with a plan waits
    cut planned -> no_answer: network.interrupted, wait
the network is named before a young invoice
    offline today -> no_answer: network.unreachable, retry also delay.same_day
a lost connection does not take back the earlier no
    offline no -> denied: network.unreachable, retry also upload.issuer_late
a lost connection does not take back the earlier yes
    offline valid -> good
a lost connection of a typed invoice blames the network first
    typed no_crc offline -> no_answer: network.unreachable, retry
# The input.
what differs is compared field by field
    differs -> differs: input.mismatch, compare
a typed invoice that differs is compared too
    typed differs -> differs: input.mismatch, compare
what differed stays so while the provider is busy
    busy differs -> differs: input.mismatch, compare also maintenance.busy
what differed by hand counts like any answer
    differs_by_hand -> differs: input.mismatch, compare
a date in the future is a slip of the hand
    tomorrow -> not_asked: input.future_date, compare
a date in the future is named before the refused format
    in_three_days bad -> no_answer: input.future_date, compare
a refused format is put right
    bad -> no_answer: input.malformed, compare
a refused format with an odd number names both
    bad odd -> no_answer: input.malformed, compare also input.odd_number
an unknown region is likely the reason of a no
    no odd -> denied: input.odd_number, compare also upload.issuer_late
an impossible year is likely the reason of a no
    no odd_year -> denied: input.odd_number, compare
two oddities are one cause
    no odd_twice -> denied: input.odd_number, compare
an odd number is only possible before anybody was asked
    odd -> not_asked: upload.not_asked, retry also input.odd_number
an odd number that the office knows explains nothing
    differs odd -> differs: input.mismatch, compare also input.odd_number
a twin of the same day and amount is likely the same invoice
    no twin -> denied: input.neighbour, open_neighbour
a typed number near another of the same day is likely a slip
    no cousin typed no_crc -> denied: input.neighbour, open_neighbour also input.typed
a scanned neighbour of the same day is only possible
    no cousin -> denied: upload.issuer_late, ask_issuer also input.neighbour
a typed neighbour of another day is only possible
    no far typed no_crc -> denied: input.neighbour, open_neighbour also input.typed
a twin is only possible before anybody was asked
    twin -> not_asked: upload.not_asked, retry also input.neighbour
a neighbour explains no difference of known data
    differs twin -> differs: input.mismatch, compare
a repaired width is mentioned and never blamed first
    wide -> not_asked: upload.not_asked, retry also input.width
a repaired width beside a no is only possible
    no wide -> denied: upload.issuer_late, ask_issuer also input.width
a typed number that is not found may be a slip
    no typed no_crc -> denied: input.typed, scan also upload.issuer_late support.last_resort
a code that was read badly is scanned anew
    no bad_crc -> denied: input.crc, scan also upload.issuer_late support.last_resort
a bad code of a known invoice is no cause
    differs bad_crc -> differs: input.mismatch, compare
what the form still needs keeps it from being asked
    lacks -> not_asked: input.incomplete, by_hand
a missing check code of a typed invoice is named
    lacks typed -> not_asked: input.incomplete, by_hand
a file without the needed fields says so
    lacks file original -> not_asked: input.incomplete, by_hand
# The record of the upload, ours and the issuer's.
an invoice that nobody asked about is asked
    nothing_else -> not_asked: upload.not_asked, retry
one that waits in the queue waits
    planned -> not_asked: upload.not_asked, wait
a photo that nobody asked about is asked
    photo no_crc -> not_asked: upload.not_asked, retry
one captured offline long ago is asked when it arrives
    captured_before -> not_asked: upload.not_asked, retry
a whole scan not found after ten days points to the issuer
    no -> denied: upload.issuer_late, ask_issuer
a whole scan not found after two days points to the issuer
    no two_days -> denied: upload.issuer_late, ask_issuer
a whole scan not found after a year points to the issuer
    no a_year -> denied: upload.issuer_late, ask_issuer
a whole scan with its file still points to the issuer
    no original -> denied: upload.issuer_late, ask_issuer
a file without a code that is not found has no sure cause
    no file no_crc -> denied: upload.issuer_late, ask_issuer also support.last_resort
a no of yesterday's invoice is left to the sync, never to the issuer
    no yesterday -> denied: support.last_resort, by_hand
a no without a date has no sure cause
    no no_date -> denied: support.last_resort, by_hand
a no by hand counts like any no
    no_by_hand -> denied: upload.issuer_late, ask_issuer
three times no is still no forgery
    no no no -> denied: upload.issuer_late, ask_issuer
# The delay of the tax database, and the count of the day.
an invoice of today is asked tomorrow
    yet_here today planned -> not_yet: delay.not_in_yet, wait
an invoice of today without a plan gets one
    yet_here today -> not_yet: delay.not_in_yet, plan
the office itself says not yet
    yet yesterday planned -> not_yet: delay.not_in_yet, wait
not yet after five days is still not no
    yet five_days planned -> not_yet: delay.not_in_yet, wait
not yet twice is still not no
    yet yet yesterday planned -> not_yet: delay.not_in_yet, wait
an invoice of today that was never asked about says both
    today -> not_asked: upload.not_asked, retry also delay.same_day
where today's invoices are answered, today is only possible
    today today_allowed -> not_asked: upload.not_asked, retry also delay.young
yesterday's invoice may still be on its way
    busy yesterday -> no_answer: maintenance.busy, retry also delay.young
a used-up day waits for 00:10
    used_up four_today planned -> no_answer: delay.quota, wait
our own limit is a used-up day
    used_up_here four_today -> no_answer: delay.quota, plan
others may have used up the day
    used_up one_today -> no_answer: delay.quota, plan
a used-up day after a no says both
    no four_today -> denied: upload.issuer_late, ask_issuer also delay.quota
a used-up day after a difference says both
    differs four_today -> differs: input.mismatch, compare also delay.quota
a larger allowance is not used up by four
    busy four_today ten_a_day -> no_answer: maintenance.busy, retry
the last answer not yet comes before the earlier busy
    yet busy yesterday planned -> not_yet: delay.not_in_yet, wait
busy after not yet keeps not yet
    busy yet yesterday planned -> not_yet: maintenance.busy, wait
# Maintenance of the provider.
a busy provider is blamed and not the odd number
    busy odd twin -> no_answer: maintenance.busy, retry also input.odd_number input.neighbour
a busy provider waits for the next try
    busy planned -> no_answer: maintenance.busy, wait
a busy provider without a plan is asked again
    busy -> no_answer: maintenance.busy, retry
a provider that fails everybody is named
    busy sick -> no_answer: maintenance.busy, retry
a provider that nobody asked lately is named too
    busy silent -> no_answer: maintenance.busy, retry
busy four times today is asked tomorrow
    busy busy busy busy four_today -> no_answer: delay.quota, plan also maintenance.busy
an unlisted code is busy and no verdict
    unlisted -> no_answer: maintenance.busy, retry
an unreadable reply is busy and no verdict
    unreadable -> no_answer: maintenance.busy, retry
an answer for another invoice is busy and no verdict
    other_invoice -> no_answer: maintenance.busy, retry
a known rest of the provider is told
    busy resting planned -> no_answer: maintenance.window, wait also maintenance.busy
a known rest is told before anybody was asked
    resting -> not_asked: upload.not_asked, retry also maintenance.window
busy after a no keeps the no
    busy no -> denied: maintenance.busy, retry also upload.issuer_late
# Support.
arrears are told to the administrator
    arrears planned -> no_answer: support.provider_config, tell_admin
a wrong key is told to the administrator
    wrong_key -> no_answer: support.provider_config, tell_admin
arrears after a no keep the no
    arrears no -> denied: support.provider_config, tell_admin also upload.issuer_late
a kind that is not covered goes to the official site
    odd_kind -> no_answer: support.unsupported, by_hand
an invoice of six years ago goes to the official site
    old six_years -> no_answer: support.too_old, by_hand
without a provider people look by hand
    nobody silent -> not_asked: support.by_hand, by_hand
without a provider missing fields are no obstacle
    nobody lacks silent -> not_asked: support.by_hand, by_hand
without a provider a no by hand points to the issuer
    nobody no_by_hand silent -> denied: upload.issuer_late, ask_issuer also support.by_hand
the sandbox knows no real invoices
    pretend no -> denied: support.sandbox, tell_admin also upload.issuer_late
after thirty days without an answer a person looks
    busy given_up -> no_answer: maintenance.busy, retry also support.gave_up
what was given up without a connection blames the network
    offline given_up -> no_answer: network.unreachable, retry also support.gave_up
# A good answer needs no diagnosis.
a valid invoice has no causes
    valid -> good
a voided invoice was found all the same
    void -> good
a match after a no is a match
    valid no -> good
a no after a match is a no
    no valid -> denied: upload.issuer_late, ask_issuer
"""


@dataclass(frozen=True, slots=True)
class Case:
    """``leading`` is its cause and act, None for a good answer; ``also`` are other causes named."""

    sentence: str
    standing: str
    leading: tuple[str, str] | None
    also: frozenset[str]
    evidence: Evidence


def _case(sentence: str, row: str) -> Case:
    """A row is ``words -> standing: cause, act also other causes``."""
    words, _, outcome = row.strip().partition(" -> ")
    outcome, _, also = outcome.partition(" also ")
    standing, _, first = outcome.partition(": ")
    cause, _, act = first.partition(", ")
    known: dict[str, Any] = {"tries": [_TRIES[one] for one in words.split() if one in _TRIES]}
    for word in words.split():
        known |= {} if word in _TRIES else _KNOWN[word]
    leading = (cause, act) if cause else None
    return Case(sentence, standing, leading, frozenset(also.split()), evidence(**known))


def _cases() -> list[Case]:
    lines = [line for line in _TABLE.splitlines() if line and not line.startswith("#")]
    return [_case(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]


CASES = _cases()
