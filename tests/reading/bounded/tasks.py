"""Tasks that behave, hang, eat memory or die: `python -m tests.reading.bounded.tasks`."""

import ctypes
import os
import time
from pathlib import Path
from typing import Any

from backend.reading.bounded.nursery import serve
from backend.reading.bounded.value import Reply

LOADED_BY = os.getpid()
_CHUNK = 16 * 1024 * 1024


def echo(facts: dict[str, Any], body: bytes) -> Reply:
    return Reply(facts | {"pid": os.getpid(), "nursery": LOADED_BY}, body)


def environment(_facts: dict[str, Any], _body: bytes) -> Reply:
    return Reply({"names": sorted(os.environ)})


def open_files(_facts: dict[str, Any], _body: bytes) -> Reply:
    return Reply({"count": len(list(Path("/proc/self/fd").iterdir())) - 1})


def sleep(_facts: dict[str, Any], _body: bytes) -> Reply:
    time.sleep(60)
    return Reply({})


def spin(_facts: dict[str, Any], _body: bytes) -> Reply:
    while True:
        pass


def spin_and_sleep(_facts: dict[str, Any], _body: bytes) -> Reply:
    while time.process_time() < 0.6:
        pass
    time.sleep(60)
    return Reply({})


def eat(_facts: dict[str, Any], _body: bytes) -> Reply:
    eaten = []
    while True:
        eaten.append(bytearray(_CHUNK))


def read_address_zero(_facts: dict[str, Any], _body: bytes) -> Reply:
    ctypes.string_at(0)
    return Reply({})


def lie(_facts: dict[str, Any], _body: bytes) -> Reply:
    """End like a good worker, with an answer that no runner can read."""
    line = max(int(one.name) for one in Path("/proc/self/fd").iterdir() if one.is_socket())
    os.write(line, b"{not json\n")
    os._exit(0)


def fail(_facts: dict[str, Any], _body: bytes) -> Reply:
    raise ValueError("no")


if __name__ == "__main__":
    serve(
        {
            "echo": echo,
            "environment": environment,
            "open_files": open_files,
            "sleep": sleep,
            "spin": spin,
            "spin_and_sleep": spin_and_sleep,
            "eat": eat,
            "read_address_zero": read_address_zero,
            "lie": lie,
            "fail": fail,
        }
    )
