"""`python app.py decode [--full] FILE...`: one picture in, one JSON object per line out."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from backend.reading.bounded import Runner
from backend.reading.image import (
    WORKER,
    PictureReader,
    PictureReading,
    refused,
)


def answer_of(name: str, reading: PictureReading) -> dict[str, Any]:
    """The members of one answer, in their promised order."""
    return {
        "file": name,
        "answer": reading.answer,
        "codes": [
            {
                "text": code.text,
                "polygon": code.polygon,
                "stage": code.stage,
                "decoder": code.decoder,
            }
            for code in reading.codes
        ],
        "truncated": reading.is_truncated,
        "reason": reading.reason,
        "cpu_ms": reading.cpu_ms,
    }


def decode_all(names: Iterable[str], sink: BinaryIO, *, is_full: bool) -> int:
    """Answer every file as soon as it is read; gives the exit status.

    A reader that hangs up early (`| head -1`) ends the work quietly with status 1.
    """
    with Runner(WORKER, at_once=1) as runner:
        reader = PictureReader(runner)
        try:
            for name in names:
                answer = answer_of(
                    _printable(name), _read_file(reader, Path(name), is_full=is_full)
                )
                sink.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
                sink.flush()
        except BrokenPipeError:
            # Else the interpreter flushes once more at its end, and complains.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sink.fileno())
            return 1
    return 0


def _read_file(reader: PictureReader, path: Path, *, is_full: bool) -> PictureReading:
    try:
        if not path.is_file():
            return refused("没有这个文件，或不是普通文件，请检查路径。")
        with path.open("rb") as file:
            content = file.read(reader.max_bytes + 1)
    except (OSError, ValueError) as error:
        return refused(f"文件无法读取（{type(error).__name__}），请检查路径和权限。")
    return reader.read(content, is_full=is_full)


def _printable(name: str) -> str:
    """File names are bytes; those that are no UTF-8 are shown with replacement characters."""
    return os.fsencode(name).decode("utf-8", "replace")
