"""The commands of app.py: parse, call one service, print."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from backend.infra.config import SettingsError
from backend.kernel.errors import DomainError

if TYPE_CHECKING:
    from backend.filing.rules import Month

USAGE_ERROR = 2


def main(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit status (2 for wrong usage)."""
    options = _parser().parse_args(arguments)
    os.umask(0o077)  # also where the data folder was made by somebody who lets others in
    try:
        return int(options.run(options))
    except SettingsError as error:
        print(f"设置有误: {error} (docs/operate/settings.md)", file=sys.stderr)
        return USAGE_ERROR
    except DomainError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python app.py", description="票卡通")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, text in (
        ("qr", _qr, "read one QR payload per line from standard input, answer JSON lines"),
        ("serve", _serve, "start everything and keep it running"),
        ("worker", _worker, "run background work"),
        ("sandbox", _sandbox, "run the pretend verification provider"),
        ("onboard", _onboard, "serve the page that lets phones trust this installation"),
        ("migrate", _migrate, "bring the database to the newest schema"),
        ("openapi", _openapi, "print the OpenAPI document"),
        ("settings", _settings, "print the settings as a Markdown table"),
        ("claim-states", _claim_states, "print the state machine of claims as Markdown tables"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
    _add_decode(commands)
    _add_deadline(commands)
    _add_card(commands)
    _add_desk(commands)
    return parser


def _add_decode(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "read the QR codes of pictures, answer JSON lines"
    command = commands.add_parser("decode", help=text, description=text)
    command.add_argument("--full", action="store_true", help="try everything, as the queue does")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.set_defaults(run=_decode)


def _add_deadline(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "tell when the filing period of a month ends, answer one JSON line"
    where = (
        "It answers from the official notices and holidays shipped with this version. What an "
        "administrator entered in the product (征期日历) is not asked: no database is opened."
    )
    command = commands.add_parser("deadline", help=text, description=f"{text}. {where}")
    command.add_argument(
        "month", metavar="YYYY-MM", type=_month, help="the month in which one files, not 所属期"
    )
    command.set_defaults(run=_deadline)


def _month(text: str) -> "Month":
    from backend.filing.rules import Month

    try:
        return Month.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _qr(_options: argparse.Namespace) -> int:
    from backend.reading.qr_command import answer_all

    return answer_all(sys.stdin.buffer, sys.stdout.buffer)


def _decode(options: argparse.Namespace) -> int:
    from backend.reading.decode_command import decode_all

    return decode_all(options.files, sys.stdout.buffer, is_full=options.full)


def _add_card(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "look at the tax-control card in the reader"
    acts = commands.add_parser("card", help=text, description=text).add_subparsers(
        required=True, metavar="ACT"
    )
    told = "print what is on the inserted card as JSON lines; names and numbers are masked"
    dump = acts.add_parser("dump", help=told, description=told)
    dump.add_argument("--full", action="store_true", help="every file, nothing masked")
    dump.add_argument("--reader", metavar="NAME", help="where several readers hold a card")
    dump.add_argument("--profile", metavar="NAME", default="default", help="variant of the card")
    dump.set_defaults(run=_card_dump)


def _card_dump(options: argparse.Namespace) -> int:
    from backend.cards import profile
    from backend.cards.dump_command import dump, inserted_card
    from backend.cards.usercard import UserCard

    if os.environ.get("CARD_DRIVER") == "component":
        return _component_dump(options)
    try:
        chosen = profile.load(options.profile)
    except profile.UnknownProfileError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    card = UserCard(inserted_card(options.reader), chosen)
    try:
        for row in dump(card, chosen.backup_scope, is_full=options.full):
            print(json.dumps(row, ensure_ascii=False))
    finally:
        card.close()
    return 0


def _component_dump(options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.station.commands import dump_component

    for row in dump_component(read_settings(), is_full=options.full):
        print(json.dumps(row, ensure_ascii=False))
    return 0


def _add_desk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "run the desk station: owns the readers, clears, reports to the server"
    station = commands.add_parser("station", help=text, description=text)
    station.add_argument("--server", metavar="URL", help="where it reports; default: this machine")
    station.add_argument("--pair", metavar="CODE", help="pair first, with a code of the desk page")
    station.add_argument("--name", metavar="NAME", default="", help="default: the computer's name")
    station.set_defaults(run=_station)
    text = "check everything that a clearing needs, answer one JSON line a check"
    check = commands.add_parser("precheck", help=text, description=text)
    check.add_argument("--reader", metavar="NAME", help="look at this reader only")
    check.set_defaults(run=_precheck)
    text = "open a clearing's backup, the product's copy beside it, or the folder of originals"
    restore = commands.add_parser("restore-clearing", help=text, description=text)
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument("--to", metavar="FOLDER", type=Path, help="write what it holds there")
    restore.set_defaults(run=_restore_clearing)
    text = "list clearings whose record was lost, or make one again from the journal (恢复生成)"
    rebuild = commands.add_parser("rebuild-clearing", help=text, description=text)
    rebuild.add_argument("session", metavar="SESSION", nargs="?", help="default: list them")
    rebuild.set_defaults(run=_rebuild_clearing)
    text = "read totals and files of the inserted card again (发票修复); writes nothing to it"
    again = commands.add_parser("restore-from-device", help=text, description=text)
    again.add_argument("--reader", metavar="NAME", help="where several readers hold a card")
    again.set_defaults(run=_restore_from_device)


def _station(options: argparse.Namespace) -> int:
    from backend.infra import logs
    from backend.infra.config import read_settings
    from backend.station.program import run_station

    logs.configure()
    try:
        return run_station(
            read_settings(), server=options.server, code=options.pair, name=options.name
        )
    except DomainError as error:
        print(json.dumps({"ok": False, "code": error.code, "message": error.message}))
        raise


def _precheck(options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.station.check import has_red
    from backend.station.commands import check_desk

    lines = check_desk(read_settings(), options.reader)
    for line in lines:
        print(json.dumps(line.shown(), ensure_ascii=False))
    return int(has_red(lines))


def _restore_clearing(options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.station.restoring import restore_clearing

    if not options.file.exists():
        print(f"没有这个文件: {options.file}", file=sys.stderr)
        return USAGE_ERROR
    for row in restore_clearing(read_settings(), options.file, options.to):
        print(json.dumps(row, ensure_ascii=False))
    return 0


def _rebuild_clearing(options: argparse.Namespace) -> int:
    from backend.application import create_app
    from backend.clearing import service
    from backend.infra.config import read_settings

    with create_app(read_settings()).app_context():
        if options.session is not None:
            print(json.dumps({"rebuilt": service.rebuild(None, options.session)}))
            return 0
        for row in service.list_lost(None)["items"]:
            print(json.dumps(row, ensure_ascii=False, default=str))
    return 0


def _restore_from_device(options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.station.commands import restore_from_device

    print(json.dumps(restore_from_device(read_settings(), options.reader), ensure_ascii=False))
    return 0


def _deadline(options: argparse.Namespace) -> int:
    from backend.filing.deadline_command import answer_of

    print(json.dumps(answer_of(options.month), ensure_ascii=False))
    return 0


def _serve(_options: argparse.Namespace) -> int:
    from backend.application import pair_desk, prepare
    from backend.infra.config import read_settings
    from backend.supervise import serve

    return serve(read_settings(), prepare, pair_desk=pair_desk)


def _worker(_options: argparse.Namespace) -> int:
    from backend.application import create_app
    from backend.infra.config import read_settings
    from backend.infra.jobs import run_worker

    run_worker(create_app(read_settings()))
    return 0


def _sandbox(_options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.sandbox.server import run_sandbox

    run_sandbox(read_settings())
    return 0


def _onboard(_options: argparse.Namespace) -> int:
    from backend.infra.config import read_settings
    from backend.onboard.server import run_onboarding

    run_onboarding(read_settings())
    return 0


def _migrate(_options: argparse.Namespace) -> int:
    from backend.application import prepare
    from backend.infra.config import read_settings

    prepare(read_settings())
    print(json.dumps({"ok": True}))
    return 0


def _openapi(_options: argparse.Namespace) -> int:
    from backend.application import create_app
    from backend.infra.config import Settings

    with TemporaryDirectory() as folder:
        document = create_app(Settings(piaokatong_data=Path(folder))).spec
    print(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True))
    return 0


def _settings(_options: argparse.Namespace) -> int:
    from backend.infra.config import describe_settings

    print(describe_settings())
    return 0


def _claim_states(_options: argparse.Namespace) -> int:
    from backend.claims.rules.state_table import describe_states

    print(describe_states())
    return 0
