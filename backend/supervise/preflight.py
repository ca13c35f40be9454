"""What must be true before the processes start; each refusal says what, why and what to do."""

import errno
import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.infra.config import Settings
from backend.kernel.errors import DomainError

MINIMUM_FREE_BYTES = 200 * 1024 * 1024


class PreflightError(DomainError):
    """The product cannot start; ``code`` is for programs, the text for the person."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def check_data_folder(folder: Path, *, minimum_free_bytes: int = MINIMUM_FREE_BYTES) -> None:
    """Make the data folder (mode 0700) and prove that it can be written and has room."""
    probe = folder / ".write-probe"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.write_bytes(b"probe")
        probe.unlink()
        free_bytes = shutil.disk_usage(folder).free
    except OSError as error:
        raise PreflightError(
            "supervise.folder_not_writable", _not_writable(folder, error)
        ) from error
    if free_bytes < minimum_free_bytes:
        raise PreflightError("supervise.disk_full", _disk_full(folder, free_bytes))


def _not_writable(folder: Path, error: OSError) -> str:
    return (
        f"无法写入数据目录 {folder}: {error.strerror}。"
        "请修正权限或磁盘，或用 PIAOKATONG_DATA 指定另一个目录。\n"
        f"The data folder {folder} cannot be written ({error.strerror})."
        " Mend its permissions or disk, or name another folder with PIAOKATONG_DATA."
    )


def _disk_full(folder: Path, free_bytes: int) -> str:
    free, needed = free_bytes // 2**20, MINIMUM_FREE_BYTES // 2**20
    return (
        f"磁盘空间不足: {folder} 只剩 {free} MB，至少需要 {needed} MB。请清理磁盘后再启动。\n"
        f"The disk of {folder} is full: {free} MB free, {needed} MB needed."
        " Free some space, then start again."
    )


@contextmanager
def only_instance(settings: Settings) -> Iterator[None]:
    """Hold the data folder's lock; PreflightError when a running instance holds it.

    The kernel drops the lock when this process ends, however it ends, so a stale file is
    no obstacle. Two instances on one folder would run every background job twice.
    """
    path = settings.piaokatong_data / "lock"
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PreflightError("supervise.already_running", _running(path)) from error
        file.truncate(0)
        json.dump({"pid": os.getpid(), "url": settings.effective_public_url}, file)
        file.flush()
        yield


def _running(lock: Path) -> str:
    try:
        holder = json.loads(lock.read_text(encoding="utf-8"))
        who = f"pid {holder['pid']}, {holder['url']}"
    except (OSError, ValueError, KeyError, TypeError):  # the other one is just writing it
        who = "?"
    return (
        f"数据目录 {lock.parent} 已有一个实例在运行 ({who})。请使用它，或先停止它，"
        "或用 PIAOKATONG_DATA 指定另一个目录。\n"
        f"Another instance runs on {lock.parent} ({who})."
        " Use that one, stop it first, or name another folder with PIAOKATONG_DATA."
    )


def check_port(host: str, port: int, setting: str) -> None:
    """PreflightError unless ``port`` can be bound now; ``setting`` names what chooses it."""
    if not 0 < port < 65536:  # getaddrinfo would silently take the number modulo 65536
        raise PreflightError(
            "supervise.address_unusable", _unusable(host, port, setting, "1-65535")
        )
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise PreflightError(*_port_problem(error, host, port, setting)) from error


def _port_problem(error: OSError, host: str, port: int, setting: str) -> tuple[str, str]:
    if error.errno != errno.EADDRINUSE:
        return "supervise.address_unusable", _unusable(host, port, setting, str(error))
    other = f"{setting}={port + 10} ./run"
    return "supervise.port_in_use", (
        f"端口 {port} 已被其他程序占用。请停止该程序，或换一个端口: {other}\n"
        f"Port {port} is used by another program. Stop that one, or take another port: {other}"
    )


def _unusable(host: str, port: int, setting: str, why: str) -> str:
    return (
        f"无法监听 {host}:{port} ({why})。请检查 HOST 和 {setting}；1024 以下的端口需要 root。\n"
        f"Cannot listen on {host}:{port} ({why})."
        f" Check HOST and {setting}; ports below 1024 need root."
    )
