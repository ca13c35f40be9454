"""What stops a start before anything runs."""

from pathlib import Path

import pytest

from backend.supervise.preflight import PreflightError, check_data_folder, check_port


def test_a_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"

    check_data_folder(folder, minimum_free_bytes=0)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(PreflightError, match="无法写入数据目录") as refusal:
        check_data_folder(tmp_path / "file" / "data")

    assert refusal.value.code == "supervise.folder_not_writable"


def test_a_full_disk_is_refused_with_what_is_free_and_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(PreflightError, match="磁盘空间不足") as refusal:
        check_data_folder(tmp_path, minimum_free_bytes=2**62)

    assert refusal.value.code == "supervise.disk_full"


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("192.0.2.1", 8000)])
def test_an_address_that_is_not_ours_is_named(host: str, port: int) -> None:
    with pytest.raises(PreflightError, match=host) as refusal:
        check_port(host, port, "PORT")

    assert refusal.value.code == "supervise.address_unusable"
