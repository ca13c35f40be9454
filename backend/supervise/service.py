"""Runs the processes under supervisord until Ctrl-C or SIGTERM, and tells what matters."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import TextIO

from backend.infra.config import Settings
from backend.kernel.errors import DomainError
from backend.supervise import lan
from backend.supervise.children import (
    Child,
    children_of,
    dies_with_parent,
    environment,
    log_file,
    write_configuration,
)
from backend.supervise.console import CANNOT_STAY_UP, Console, Fall
from backend.supervise.preflight import check_data_folder, check_port, only_instance
from backend.supervise.readiness import wait_until_ready

PAIR_EVERY_S = 15.0


@dataclass(frozen=True, slots=True)
class Line:
    """Supervisord wrote a log line."""

    text: str


@dataclass(frozen=True, slots=True)
class Ready:
    """/readyz answered, or (``ok`` False) did not in time."""

    ok: bool


@dataclass(frozen=True, slots=True)
class StopRequested:
    """Ctrl-C, SIGTERM, or the terminal was closed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Supervisord is gone, and its children with it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the person at the terminal should read."""

    text: str


Event = Line | Ready | StopRequested | Notice | Ended


def serve(
    settings: Settings,
    prepare: Callable[[Settings], None],
    children: Sequence[Child] | None = None,
    *,
    pair_desk: Callable[[Settings], bool] = lambda _settings: True,
) -> int:
    """Check, prepare, run until told to stop; the exit status of `python app.py serve`.

    ``prepare`` (secrets, schema, demo) is called with the data folder locked and before any
    child starts; it may refuse with a DomainError. ``children``: None means those that the
    settings ask for. ``pair_desk`` lets this machine's station in, and is asked again until it
    is. Progress goes to standard error, one JSON line with the
    result to standard output.
    """
    try:
        check_data_folder(settings.piaokatong_data)
        with only_instance(settings):
            check_port(settings.host, settings.port, "PORT")
            wanted = children or children_of(settings)
            if any(one.name == "sandbox" for one in wanted):
                check_port("127.0.0.1", settings.effective_sandbox_port, "SANDBOX_PORT")
            if settings.tls:
                lan.open_kit(settings)
            prepare(settings)
            return _Supervision(settings, wanted, pair_desk).run()
    except DomainError as error:
        _tell(str(error))
        _result(ok=False, code=error.code, message=str(error))
        return 1
    except KeyboardInterrupt:  # before the first child: nothing to stop
        return 130


@dataclass(slots=True)
class _Supervision:
    settings: Settings
    children: Sequence[Child]
    pair_desk: Callable[[Settings], bool]
    events: "queue.SimpleQueue[Event]" = field(default_factory=queue.SimpleQueue)
    console: Console = field(default_factory=Console)
    is_ready: bool = False
    is_stopping: bool = False
    status: int = 0

    def run(self) -> int:
        with self._stop_signals(), self._supervisord() as supervisord:
            while not isinstance(event := self.events.get(), Ended):
                self._handle(event, supervisord)
            if not self.is_stopping:
                _tell("进程管理器意外退出，所有服务已停止，请重新启动。\nThe supervisor died.")
                self.status = 1
        return self.status

    def _handle(
        self, event: Line | Ready | StopRequested | Notice, supervisord: "subprocess.Popen[str]"
    ) -> None:
        match event:
            case StopRequested():
                self._stop(supervisord, status=0)
            case Ready(ok=ok):
                self._announce() if ok else self._give_up_waiting(supervisord)
            case Notice(text=text):
                _tell(text)
            case Line(text=text):
                self._report(self.console.read(text), supervisord)

    def _announce(self) -> None:
        if self.is_stopping:
            return
        self.is_ready = True
        url = self.settings.effective_public_url
        if self.settings.tls:
            _tell(lan.welcome(self.settings))
        else:
            hint = "" if url.startswith("https:") else "手机请用 ./run tls; "
            _tell(f"票卡通已启动，请打开 {url} ({hint}ready; Ctrl-C stops)")
        _result(ok=True, url=url, data=str(self.settings.piaokatong_data.absolute()))
        if any(one.name == "station" for one in self.children):
            threading.Thread(target=self._pair, daemon=True).start()

    def _give_up_waiting(self, supervisord: "subprocess.Popen[str]") -> None:
        _tell("服务在 60 秒内没有就绪。\nThe service did not become ready within 60 s.")
        self._tell_log("web")
        self._stop(supervisord, status=1)

    def _report(self, news: Fall | str | None, supervisord: "subprocess.Popen[str]") -> None:
        if news is None or self.is_stopping:
            return
        if isinstance(news, str):
            _tell(news)
            return
        if news.is_worth_a_line:
            _tell(f"{news.name} 进程已退出，正在重启 ({news.how}; restarting, #{news.times})")
        if news.times == CANNOT_STAY_UP:
            self._tell_log(news.name)
        if news.cannot_stay_up and not self.is_ready:
            _tell(
                f"{news.name} 无法启动，已停止。\n{news.name} cannot start; everything was stopped."
            )
            self._stop(supervisord, status=1)

    def _tell_log(self, name: str) -> None:
        path = log_file(self.settings, name)
        lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
        _tell("\n".join([f"{path}:", *(f"  {line}" for line in lines[-8:])]))

    def _stop(self, supervisord: "subprocess.Popen[str]", *, status: int) -> None:
        if self.is_stopping:
            return
        self.is_stopping, self.status = True, status
        if status == 0:
            _tell("正在停止… (stopping)")
        else:
            _result(ok=False, code="supervise.not_started", message="see standard error")
        supervisord.terminate()

    @contextmanager
    def _supervisord(self) -> Iterator["subprocess.Popen[str]"]:
        """The running supervisord, in a session of its own so that Ctrl-C reaches only us."""
        configuration = write_configuration(self.settings, self.children)
        command = (sys.executable, "-P", "-m", "supervisor.supervisord", "-c", str(configuration))
        with subprocess.Popen(  # noqa: S603 - our own interpreter and file
            dies_with_parent(command),
            cwd=configuration.parent,
            env=environment(self.settings, self.children),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as process:
            threading.Thread(target=self._read, args=(process,), daemon=True).start()
            threading.Thread(target=self._ask, daemon=True).start()
            if self.settings.tls:
                threading.Thread(
                    target=lan.watch, args=(self.settings, self._note), daemon=True
                ).start()
            try:
                yield process
            finally:  # whatever goes wrong here, the children end with us
                process.terminate()

    def _read(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None  # noqa: S101 - PIPE was asked for
        for line in process.stdout:
            self.events.put(Line(line.rstrip("\n")))
        process.wait()
        self.events.put(Ended())

    def _note(self, text: str) -> None:
        self.events.put(Notice(text))

    def _pair(self) -> None:
        while not self.pair_desk(self.settings):
            threading.Event().wait(PAIR_EVERY_S)

    def _ask(self) -> None:
        self.events.put(Ready(ok=wait_until_ready(self.settings)))

    @contextmanager
    def _stop_signals(self) -> Iterator[None]:
        def on_signal(_number: int, _frame: FrameType | None) -> None:
            self.events.put(StopRequested())

        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        former = {number: signal.signal(number, on_signal) for number in numbers}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)


def _tell(text: str) -> None:
    _write(sys.stderr, text)


def _result(**facts: object) -> None:
    _write(sys.stdout, json.dumps(facts, ensure_ascii=False))


def _write(stream: TextIO, line: str) -> None:
    # The terminal may be closed and the reader gone: the services run on all the same. Past the
    # stream's buffer, which Python would try to write once more at its end, and fail.
    with suppress(OSError):
        os.write(stream.fileno(), f"{line}\n".encode())
