import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backend.reading.decode_command import decode_all
from tests.reading.image import pictures
from tests.reading.image.pictures import FOREIGN_TEXT, OTHER_TEXT, TEXT

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, str(ROOT / "app.py"), "decode"]
BARE = {"PATH": os.environ["PATH"]}
MEMBERS = ["file", "answer", "codes", "truncated", "reason", "cpu_ms"]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The real command in that folder, without any setting."""
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, check=False, cwd=folder, env=BARE, timeout=60
    )


def lines(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def answers(*paths: Path, is_full: bool = False) -> list[dict[str, Any]]:
    sink = io.BytesIO()
    assert decode_all(map(str, paths), sink, is_full=is_full) == 0
    return lines(sink.getvalue())


@pytest.mark.parametrize("options", [[], ["--full"]])
def test_every_file_gets_one_line_in_the_order_asked(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "两张.jpg").write_bytes(pictures.jpeg(pictures.page(TEXT, FOREIGN_TEXT)))
    (tmp_path / "blank.png").write_bytes(pictures.png(pictures.page()))
    (tmp_path / "pdf.jpg").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "cut.jpg").write_bytes(pictures.cut(pictures.noisy_jpeg(), 0.6))
    names = ["两张.jpg", "blank.png", "pdf.jpg", "missing.jpg", ".", "cut.jpg"]

    done = run(tmp_path, *options, *names)

    answered = lines(done.stdout)
    assert done.returncode == 0
    assert [list(one) for one in answered] == [MEMBERS] * len(names)
    assert [one["file"] for one in answered] == names
    assert [one["answer"] for one in answered] == [
        "codes",
        "no_code",
        "refused",
        "refused",
        "refused",
        "codes",
    ]
    assert [one["truncated"] for one in answered] == [False] * 5 + [True]
    assert all(one["reason"] for one in answered[1:])
    assert answered[0]["reason"] is None
    assert {code["text"] for code in answered[0]["codes"]} == {TEXT, FOREIGN_TEXT}
    assert all(isinstance(one["cpu_ms"], int) for one in answered)


def test_a_code_has_exactly_the_promised_members(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(pictures.jpeg())

    (answer,) = answers(file)

    (code,) = answer["codes"]
    assert list(code) == ["text", "polygon", "stage", "decoder"]
    assert code["text"] == TEXT
    assert [len(corner) for corner in code["polygon"]] == [2, 2, 2, 2]
    assert (code["stage"], code["decoder"]) == ("grey", "zxing-cpp")


def test_the_command_leaves_decoders_and_frameworks_to_the_workers(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg(pictures.page(OTHER_TEXT)))
    script = (
        "import sys\n"
        "from backend.cli import main\n"
        "assert main(['decode', sys.argv[1]]) == 0\n"
        "heavy = {'flask', 'sqlalchemy', 'PIL', 'cv2', 'numpy', 'zxingcpp', 'pyzbar'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.jpg")],
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=BARE,
        timeout=60,
    )

    assert done.stderr == b"[]\n"
    assert lines(done.stdout)[0]["codes"][0]["text"] == OTHER_TEXT


def test_nothing_to_decode_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path)

    assert done.returncode == 2
    assert done.stdout == b""


def test_a_file_that_may_not_be_read_is_an_answer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    endless = Path("/dev/zero")

    refusals = answers(pipe, endless, Path("a\0b"))

    assert [one["answer"] for one in refusals] == ["refused"] * 3


def test_a_huge_file_is_refused_without_reading_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "sparse.jpg"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000_000)

    (answer,) = answers(file)

    assert answer["answer"] == "refused"
    assert "20MB" in answer["reason"]


def test_a_name_that_is_no_text_is_still_answered(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.jpg"
    Path(os.fsdecode(name)).write_bytes(pictures.jpeg())

    done = subprocess.run(
        [*map(os.fsencode, COMMAND), name], capture_output=True, check=False, env=BARE, timeout=60
    )

    assert lines(done.stdout)[0]["answer"] == "codes"


def test_a_reader_that_hangs_up_ends_the_work_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(pictures.jpeg())
    with subprocess.Popen(
        [*COMMAND, *["a.jpg"] * 50],
        cwd=tmp_path,
        env=BARE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as command:
        assert command.stdout is not None
        command.stdout.readline()
        command.stdout.close()

        assert command.stderr is not None
        complaints = command.stderr.read()

    assert command.returncode == 1
    assert complaints == b""
