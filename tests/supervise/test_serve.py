"""Starting, restarting and stopping real processes."""

import os
import signal
import socket
from pathlib import Path

import pytest

from tests.supervise.conftest import Start, descendants, free_port, is_alive, wait_for


@pytest.fixture
def sleeper(tmp_path: Path) -> list[str]:
    return ["sh", "-c", f"echo $$ >> '{tmp_path}/pids'; exec sleep 600"]


def pids(tmp_path: Path) -> list[int]:
    path = tmp_path / "pids"
    return [int(line) for line in path.read_text("utf-8").split()] if path.exists() else []


def test_it_says_once_what_to_open(start: Start) -> None:
    installation = start()

    installation.wait_ready()
    status = installation.end()

    assert status == 0
    assert [line["ok"] for line in installation.result] == [True]
    assert installation.said.count("http://127.0.0.1:") == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_no_process_is_left_after_a_stop(
    start: Start, sleeper: list[str], number: signal.Signals
) -> None:
    installation = start(worker=sleeper)
    installation.wait_ready()
    family = descendants(installation.process.pid)

    status = installation.end(number)

    assert status == 0
    assert len(family) >= 3
    assert not [pid for pid in family if is_alive(pid)]


def test_no_process_is_left_after_the_supervision_itself_was_killed(
    start: Start, sleeper: list[str]
) -> None:
    installation = start(worker=sleeper)
    installation.wait_ready()
    family = descendants(installation.process.pid)

    installation.end(signal.SIGKILL)

    wait_for(lambda: not [pid for pid in family if is_alive(pid)])


def test_no_process_is_left_when_nobody_reads_its_words_any_more(
    start: Start, sleeper: list[str], tmp_path: Path
) -> None:
    installation = start(worker=sleeper)
    installation.wait_ready()
    wait_for(lambda: pids(tmp_path))
    family = descendants(installation.process.pid)
    assert installation.process.stdout is not None
    assert installation.process.stderr is not None

    installation.process.stdout.close()
    installation.process.stderr.close()
    os.kill(pids(tmp_path)[0], signal.SIGKILL)
    wait_for(lambda: len(pids(tmp_path)) == 2)
    installation.process.send_signal(signal.SIGHUP)

    assert installation.process.wait(timeout=40) == 0
    assert not [pid for pid in family if is_alive(pid)]


def test_no_process_is_left_after_supervisord_was_killed(start: Start, sleeper: list[str]) -> None:
    installation = start(worker=sleeper)
    installation.wait_ready()
    family = descendants(installation.process.pid)

    os.kill(family[0], signal.SIGKILL)
    status = installation.wait()

    assert status == 1
    wait_for(lambda: not [pid for pid in family if is_alive(pid)])


def test_a_killed_child_comes_back_and_the_others_stay(
    start: Start, sleeper: list[str], tmp_path: Path
) -> None:
    installation = start(worker=sleeper)
    installation.wait_ready()
    wait_for(lambda: len(pids(tmp_path)) == 1)

    os.kill(pids(tmp_path)[0], signal.SIGKILL)
    wait_for(lambda: len(pids(tmp_path)) == 2)
    installation.end()

    assert "worker" in installation.said
    assert "SIGKILL" in installation.said
    assert "web" not in installation.said


def test_a_child_that_cannot_start_is_reported_with_its_last_words(start: Start) -> None:
    installation = start(web2=["sh", "-c", "echo 数据库不存在; exit 3"], port=free_port())

    installation.wait_ready()
    wait_for(lambda: installation.log("web2").count("数据库不存在") >= 4)
    installation.end()

    assert "exit status 3" in installation.said
    assert "  数据库不存在" in installation.said


def test_a_port_in_use_is_named(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        installation = start(port=port)

        status = installation.wait()

    assert status == 1
    assert installation.result[0]["code"] == "supervise.port_in_use"
    assert f"端口 {port}" in installation.said


def test_nothing_starts_when_the_preparation_refuses(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFUSE", "1")
    installation = start()

    status = installation.wait()

    assert status == 1
    assert installation.result == [
        {"ok": False, "code": "unavailable", "message": "数据库无法连接"}
    ]
    assert not (installation.folder / "supervisord.conf").exists()


def test_a_second_instance_on_one_data_folder_is_refused_and_told_of_the_first(
    start: Start,
) -> None:
    first = start()
    first.wait_ready()

    second = start(folder=first.folder)
    status = second.wait()

    assert status == 1
    assert second.result[0]["code"] == "supervise.already_running"
    assert f"pid {first.process.pid}" in second.said


def test_the_next_start_after_a_kill_works_at_once(start: Start) -> None:
    first = start()
    first.wait_ready()
    family = descendants(first.process.pid)
    first.end(signal.SIGKILL)
    wait_for(lambda: not [pid for pid in family if is_alive(pid)])

    second = start(folder=first.folder)
    second.wait_ready()

    assert second.end() == 0
