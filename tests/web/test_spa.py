"""The built web client: its files, its headers, its routes."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from backend.infra.config import Settings
from backend.web import spa
from backend.web.setup import build_flask


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html>首页")
    (folder / "sw.js").write_text("// worker")
    (folder / "assets" / "reader-1a2b.wasm").write_bytes(b"\0asm" * 40)
    (folder / "assets" / "reader-1a2b.wasm.gz").write_bytes(gzip.compress(b"\0asm" * 40))
    (tmp_path / "secret.txt").write_text("outside")
    return folder


Get = Callable[..., TestResponse]


@pytest.fixture
def get(tmp_path: Path, dist: Path) -> Iterator[Get]:
    """Asks for a path and closes the file behind the answer."""
    app = build_flask(Settings(piaokatong_data=tmp_path), "0")
    spa.register(app, dist)
    with ExitStack() as open_files:

        def ask(path: str, **headers: str) -> TestResponse:
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            answer = app.test_client().get(path, headers=given)
            open_files.callback(answer.close)
            answer.get_data()
            return answer

        yield ask


def test_a_deep_link_opens_the_client(get: Get) -> None:
    for path in ("/", "/wallet", "/invoices/7"):
        answer = get(path)
        assert answer.status_code == 200
        assert "首页" in answer.text
        assert answer.headers["Cache-Control"] == "no-cache"


def test_hashed_files_are_kept_for_ever_and_others_are_asked_for(get: Get) -> None:
    wasm = get("/assets/reader-1a2b.wasm")

    assert wasm.content_type == "application/wasm"
    assert "immutable" in wasm.headers["Cache-Control"]
    assert get("/sw.js").headers["Cache-Control"] == "no-cache"


def test_precompressed_files_go_out_as_they_are(get: Get) -> None:
    answer = get("/assets/reader-1a2b.wasm", Accept_Encoding="gzip")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.content_type == "application/wasm"
    assert gzip.decompress(answer.data) == b"\0asm" * 40


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/none.js"]
)
def test_nothing_outside_the_folder_is_served(get: Get, path: str) -> None:
    answer = get(path)

    assert answer.status_code == 404
    assert "outside" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"), [("a" * 300, 200), ("assets/" + "a" * 300 + ".js", 404)]
)
def test_a_name_longer_than_any_file_has_is_no_failure(get: Get, path: str, status: int) -> None:
    assert get(f"/{path}").status_code == status


def test_every_answer_carries_the_security_headers(get: Get) -> None:
    headers = get("/").headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=(self)" in headers["Permissions-Policy"]


def test_a_client_that_was_not_built_says_what_to_do(tmp_path: Path) -> None:
    app = build_flask(Settings(piaokatong_data=tmp_path), "0")
    spa.register(app, tmp_path / "nothing")

    answer = app.test_client().get("/")

    assert answer.status_code == 503
    assert "./run setup" in answer.text


def test_a_share_without_a_service_worker_is_told_what_to_do(tmp_path: Path, dist: Path) -> None:
    app = build_flask(Settings(piaokatong_data=tmp_path), "0")
    spa.register(app, dist)

    answer = app.test_client().post("/share", data={"files": (BytesIO(b"x"), "a.pdf")})

    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "没有收到分享的文件" in answer.text
    assert "再分享一次" in answer.text
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
