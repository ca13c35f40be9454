import io
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.reading.qr import build_title, parse
from backend.reading.qr_command import answer_all, qr_lines
from tests import payloads

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, str(ROOT / "app.py"), "qr"]
BARE = {"PATH": os.environ["PATH"]}

MEMBERS = [
    "ok",
    "family",
    "kind",
    "code",
    "number",
    "amount_fen",
    "amount_meaning",
    "issued_on",
    "check_code",
    "crc",
    "hash",
    "reason",
]


def _answers(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def _ask(stdin: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the real command in an empty folder, without any setting."""
    return subprocess.run(
        COMMAND, input=stdin, capture_output=True, check=False, cwd=folder, env=BARE, timeout=30
    )


def test_the_answer_has_exactly_the_promised_members_in_order() -> None:
    (answer,) = map(json.loads, qr_lines([payloads.SPECIAL.encode()]))

    assert list(answer) == MEMBERS
    assert answer == {
        "ok": True,
        "family": "invoice",
        "kind": "special_vat",
        "code": "9900251130",
        "number": "00000001",
        "amount_fen": 100000,
        "amount_meaning": "without_tax",
        "issued_on": "2025-01-02",
        "check_code": None,
        "crc": "ok",
        "hash": None,
        "reason": None,
    }


def test_each_line_is_one_input_whatever_it_holds(tmp_path: Path) -> None:
    lines = [
        payloads.SPECIAL.encode() + b"\0",
        b"",
        b"\xff\xfe\x80",
        payloads.BLOCKCHAIN.encode() + b"\r",
        build_title(payloads.TITLE).encode(),
        payloads.OFFICIAL.encode(),
        b"01,01,99000125,0000000001,1.00,20250102",
        b" \t ",
        b"9" * 10_000_000,
        payloads.ELECTRONIC.encode(),
    ]

    result = _ask(b"\n".join(lines), tmp_path)

    assert (result.returncode, result.stderr) == (0, b"")
    assert [answer["family"] for answer in _answers(result.stdout)] == [
        "invoice",
        "unknown",
        "unknown",
        "blockchain",
        "title",
        "official_url",
        "fiscal",
        "unknown",
        "unknown",
        "invoice",
    ]
    assert _answers(result.stdout)[3]["hash"] == payloads.HASH
    assert all(list(answer) == MEMBERS for answer in _answers(result.stdout))
    assert list(tmp_path.iterdir()) == []


def test_chinese_reasons_are_plain_utf8(tmp_path: Path) -> None:
    result = _ask(b"hello\n", tmp_path)

    assert "手动录入".encode() in result.stdout
    assert rb"\u" not in result.stdout


@pytest.mark.parametrize(("stdin", "count"), [(b"", 0), (b"\n", 1), (b"\n\n", 2), (b"a\nb", 2)])
def test_blank_lines_count_and_the_end_of_input_does_not(stdin: bytes, count: int) -> None:
    sink = io.BytesIO()

    status = answer_all(io.BytesIO(stdin), sink)

    assert (status, len(_answers(sink.getvalue()))) == (0, count)


@pytest.mark.parametrize("length", [65535, 65536, 65537, 65538, 131073, 131074, 131075, 200000])
def test_a_line_far_too_long_has_one_answer_and_harms_no_neighbour(length: int) -> None:
    sink = io.BytesIO()
    special = payloads.SPECIAL.encode()

    answer_all(io.BytesIO(special + b"\n" + b"9" * length + b"\n" + special), sink)

    assert [answer["ok"] for answer in _answers(sink.getvalue())] == [True, False, True]
    assert len(sink.getvalue()) < 2000


def test_wrong_usage_has_status_2(tmp_path: Path) -> None:
    for wrong in (["qr", "payload"], ["qr", "--full"], ["qrcode"]):
        result = subprocess.run(
            [sys.executable, str(ROOT / "app.py"), *wrong],
            input=b"x\n",
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env=BARE,
        )

        assert (result.returncode, result.stdout) == (2, b"")
        assert result.stderr


def test_an_answer_comes_before_the_next_question(tmp_path: Path) -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path, env=BARE
    ) as process:
        assert process.stdin
        assert process.stdout
        stop = threading.Timer(20, process.kill)
        stop.start()
        for text in (payloads.SPECIAL, payloads.ORDINARY):
            process.stdin.write(text.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["number"] == parse(text).number
        process.stdin.close()
        stop.cancel()
        assert process.wait(timeout=20) == 0


def test_a_reader_that_hangs_up_gets_no_complaint(tmp_path: Path) -> None:
    with subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=BARE,
    ) as process:
        assert process.stdout
        process.stdout.close()

        _, stderr = process.communicate(b"x\n" * 10_000, timeout=20)

    assert (process.returncode, stderr) == (1, b"")


def test_the_command_needs_no_server_database_or_settings(tmp_path: Path) -> None:
    script = (
        "import contextlib, runpy, sys\n"
        "app = sys.argv.pop(1)\n"
        "with contextlib.suppress(SystemExit):\n"
        "    runpy.run_path(app, run_name='__main__')\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )

    result = subprocess.run(
        [sys.executable, "-c", script, str(ROOT / "app.py"), "qr"],
        input=b"",
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={**BARE, "PIAOKATONG_DATA": str(tmp_path / "absent"), "PORT": "nonsense"},
    )

    loaded = set(json.loads(result.stdout.replace(b"'", b'"')))
    assert loaded.isdisjoint({"flask", "apiflask", "sqlalchemy", "pydantic", "stdnum", "requests"})
    assert "backend" in loaded


def test_twenty_thousand_lines_take_a_moment() -> None:
    lines = [
        f"01,04,9900251330,{number:08d},200.5,20250103,{'7' * 20},9FC1\n".encode()
        for number in range(20_000)
    ]
    begun = time.process_time()

    count = sum(1 for _ in qr_lines(lines))

    assert count == len(lines)
    assert time.process_time() - begun < 3  # usually a tenth of it


@given(st.lists(st.binary(max_size=80)))
def test_every_line_has_one_line_of_answer(lines: list[bytes]) -> None:
    whole = b"".join(line.replace(b"\n", b"") + b"\n" for line in lines)
    sink = io.BytesIO()

    status = answer_all(io.BytesIO(whole), sink)

    assert (status, len(sink.getvalue().splitlines())) == (0, len(lines))
