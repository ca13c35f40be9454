"""The labelled demo: a made-up company, its people, invoices and claims in every state.

Everything goes the way of real data: people are added, codes are scanned, the sandbox is asked,
claims are handed in, approved and paid. The invoices are of last year's register, so that every
code of /demo/qr is still new.
"""

import secrets
from pathlib import Path

from backend.accounts import service as accounts
from backend.kernel.errors import DomainError
from backend.sandbox.demo_data.claims import tell_stories
from backend.sandbox.demo_data.organisation import organise
from backend.sandbox.demo_data.people import add_people, usernames
from backend.sandbox.demo_data.wallets import fill_wallets, show_other_states

__all__ = ["DemoDataError", "RealDataError", "refuse_demo", "seed", "usernames"]

_NOTE = "demo-password"


class RealDataError(DomainError):
    """The data folder belongs to a real organisation."""

    code = "sandbox.real_data"
    message = (
        "数据目录里已有真实单位的数据，不能在其中启动演示。"
        "请去掉 DEMO，或用 PIAOKATONG_DATA 指定另一个目录。\n"
        "The data folder holds a real organisation's data and is no place for a demo."
        " Leave DEMO out, or name another folder with PIAOKATONG_DATA."
    )


class DemoDataError(DomainError):
    """The data folder belongs to the demo: its invented verdicts must not pass as real ones."""

    code = "sandbox.demo_data"
    message = (
        "这个数据目录是演示数据，不能当作正式数据使用。"
        "演示请运行 ./run --demo；正式使用请用 PIAOKATONG_DATA 指定另一个目录。\n"
        "The data folder holds the demo. Run ./run --demo, or name another folder with"
        " PIAOKATONG_DATA."
    )


def refuse_demo(folder: Path) -> None:
    """For a start that is no demo. Raises DemoDataError on a demo's folder, half-filled or not."""
    if any((folder / name).exists() for name in (_NOTE, f".{_NOTE}")):
        raise DemoDataError


def seed(folder: Path) -> str:
    """Fill the demo, once; gives everybody's password, made for this data folder.

    Killed in the middle, the next start goes on: the password is noted first under a draft's
    name, people are found again, scans and drafts repeat under their own keys, and a claim goes
    on from the version that it has reached. RealDataError where a real organisation has its data.
    """
    note, draft = folder / _NOTE, folder / f".{_NOTE}"
    if not note.exists():
        if not draft.exists():
            if accounts.find_organisation_name() is not None:
                raise RealDataError
            draft.touch(mode=0o600)
            draft.write_text(f"Demo-{secrets.token_hex(4)}", encoding="utf-8")
        _fill(draft.read_text(encoding="utf-8"))
        draft.rename(note)
    return note.read_text(encoding="utf-8")


def _fill(password: str) -> None:
    people = add_people(password)
    organise(people)
    scanned = fill_wallets(people)
    claimed = tell_stories(people)
    show_other_states([one for one in scanned if one not in claimed])
