"""The books of the desk: our ledger beside the device, the history as a file."""

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

from apiflask import APIFlask
from flask.testing import FlaskClient

from backend.invoices.states import TaxStatus, VerifyStatus
from tests.claims.book import Book
from tests.clearing.test_mirroring import begin, shown
from tests.clearing.wire import UNIT, Wire
from tests.personas import LIN, SignIn


def issue(book: Book, total_fen: int, **columns: Any) -> None:
    """An invoice that the card's taxpayer has issued in the period."""
    columns.setdefault("issued_on", date(2026, 10, 8))
    book.invoice(LIN, total_fen, seller_tax_id="9900000000000011", **columns)


def test_our_own_ledger_stands_beside_the_devices_figures(
    app: APIFlask, qian: FlaskClient, wire: Wire, sign_in: SignIn, join: Callable[..., int]
) -> None:
    book = Book(app, sign_in, join)
    goods = [{"tax_rate": "13%", "amount_fen": 10_619, "tax_fen": 1_381}]
    issue(book, 12_000, verify_status=VerifyStatus.UNVERIFIED, items=goods)
    issue(book, -100, is_red_letter=True)
    issue(book, 5_000, tax_status=TaxStatus.VOIDED)
    issue(book, 5_000, issued_on=date(2026, 11, 1))
    session_id = begin(qian, wire)
    wire.until_listed(session_id)
    path = f"/api/clearing/sessions/{session_id}/invoices"

    ledger = shown(qian, session_id)["ledgers"][0]
    waiting = qian.get(f"{path}?waiting_only=true").get_json()["items"]

    assert (ledger["our_count"], ledger["our_normal_fen"], ledger["our_return_fen"]) == (
        2, 12_000, 100,
    )  # fmt: skip
    assert (ledger["normal_difference_fen"], ledger["return_difference_fen"]) == (345, 0)
    assert (ledger["uploaded_count"], ledger["waiting_count"]) == (1, 1)
    assert [tuple(one.values()) for one in ledger["items"]] == [
        ("增值税货物 13%", 12_345, 100, 12_000, 0),
        ("没有税率的明细", None, None, 0, 100),
    ]
    assert [(one["total_fen"], one["uploaded_at"]) for one in waiting] == [(12_000, None)]
    everything = qian.get(path).get_json()["items"]
    assert len(everything) == 3
    told = [(one["is_uploaded"], one["uploaded_at"] is not None) for one in everything]
    assert sorted(told) == [(False, False), (True, True), (True, True)]  # each with its time (D10)


def test_the_history_leaves_as_a_file_with_its_filter_and_before_beside_after(
    qian: FlaskClient, wire: Wire, stranger: FlaskClient
) -> None:
    done = begin(qian, wire)
    wire.until_listed(done)
    wire.post(
        wire.entry(done, "confirmed", fingerprints={UNIT: "a1" * 32}, by="钱多多"),
        wire.entry(done, "read", UNIT, proof="p" * 64, control="11" * 37, was_reset=True),
        wire.entry(done, "state", UNIT, state="DONE", code=None),
    )
    wire.ends(done, "DONE")

    path = "/api/clearing/history/export?format=csv"
    lines = qian.get(f"{path}&state=DONE").get_data().decode("utf-8-sig").splitlines()
    nothing = qian.get(f"{path}&state=HALTED").get_data().decode("utf-8-sig").splitlines()

    assert lines[:2] == ["# 清卡历史", "# 筛选条件：结果 清卡成功"]
    (row,) = csv.DictReader(one for one in lines if not one.startswith("#"))
    assert (row["清卡编号"], row["结果"], row["清卡前后"]) == (done, "清卡成功", "已更新")
    assert (row["清卡前"], row["清卡后"]) == ("00" * 37, "11" * 37)
    assert row["正常金额"] == "123.45"
    assert len([one for one in nothing if not one.startswith("#")]) == 1
    other = stranger.get(path).get_data().decode("utf-8-sig")
    assert (done in other) is (stranger.get(f"/api/clearing/sessions/{done}").status_code == 200)
