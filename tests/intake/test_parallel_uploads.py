"""One file sent from many phones at once: one original, and the first stays untouched."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask.testing import FlaskClient

from backend.infra.config import Settings
from backend.infra.files import FileStore
from tests.databases import both_databases
from tests.intake import files
from tests.intake.files import send
from tests.personas import LIN, WANG, SignIn


@both_databases
def test_four_parallel_uploads_of_one_file_leave_one_original(
    sign_in: SignIn, settings: Settings
) -> None:
    content = files.photo()
    browsers = [sign_in(LIN) for _ in range(4)]
    start = Barrier(len(browsers))

    def upload(browser: FlaskClient) -> str:
        start.wait()
        answer = send(browser, content)
        assert answer.status_code == 201, answer.get_json()
        return str(answer.get_json()["state"])

    with ThreadPoolExecutor(len(browsers)) as pool:
        states = Counter(pool.map(upload, browsers))

    assert states == {"stored": 1, "duplicate": 3}
    (invoice,) = browsers[0].get("/api/invoices").get_json()["items"]
    (original,) = browsers[0].get(f"/api/invoices/{invoice['id']}").get_json()["files"]
    assert original["role"] == "original"
    assert FileStore(settings.files_folder).get(original["sha256"]) == content


@both_databases
def test_one_key_sent_four_times_at_once_is_one_upload(sign_in: SignIn) -> None:
    content = files.photo()
    browsers = [sign_in(LIN) for _ in range(4)]
    start = Barrier(len(browsers))

    def upload(browser: FlaskClient) -> str:
        start.wait()
        return str(send(browser, content, key="one-and-the-same").get_json()["reference_no"])

    with ThreadPoolExecutor(len(browsers)) as pool:
        numbers = set(pool.map(upload, browsers))

    assert len(numbers) == 1
    assert browsers[0].get("/api/uploads").get_json()["counts"]["total"] == 1


@both_databases
def test_four_files_of_one_invoice_by_two_people_give_one_row(sign_in: SignIn) -> None:
    people = (LIN, WANG)
    browsers = [sign_in(people[number % 2]) for number in range(4)]
    start = Barrier(len(browsers))

    def upload(number: int) -> str:
        start.wait()
        answer = send(browsers[number], files.photo() + bytes(number))
        assert answer.status_code == 201, answer.get_json()
        return str(answer.get_json()["state"])

    with ThreadPoolExecutor(len(browsers)) as pool:
        states = Counter(pool.map(upload, range(4)))

    rows = [row for one in people for row in sign_in(one).get("/api/invoices").get_json()["items"]]
    assert states == {"stored": 1, "duplicate": 3}
    assert len(rows) == 1
