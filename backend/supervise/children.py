"""Which processes run, and the configuration that makes supervisord keep them running."""

import os
import pwd
import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.cards import pcsc
from backend.cards.errors import DeviceError
from backend.infra import tls
from backend.infra.config import CardDriver, Settings, StationStart
from backend.infra.lan import in_url

ROOT = Path(__file__).resolve().parents[2]
LOG_BYTES = 10 * 1024 * 1024
LOG_COPIES = 3
# A child that cannot start is tried again after 1, 2, 3 ... seconds, for ever in practice: a full
# disk or an absent database may last for hours, and nobody is there to type a command.
START_RETRIES = 100_000


@dataclass(frozen=True, slots=True)
class Child:
    """One process: its name in messages and logs, and its command line."""

    name: str
    command: tuple[str, ...]


def children_of(settings: Settings) -> list[Child]:
    """The processes of this installation, in the order of their start."""
    app = (sys.executable, str(ROOT / "app.py"))
    children = [
        Child("web", (sys.executable, "-m", "gunicorn", "app:app")),
        Child("worker", (*app, "worker")),
    ]
    if settings.tls:
        children += [Child("tls", _https(settings)), Child("onboard", (*app, "onboard"))]
    has_station = runs_station(settings)
    if has_station:
        children.append(Child("station", (*app, "station")))
    if settings.uses_sandbox or (
        has_station and (settings.uses_sandbox_bureau or settings.uses_sandbox_component)
    ):
        children.insert(0, Child("sandbox", (*app, "sandbox")))
    return children


def runs_station(settings: Settings) -> bool:
    """Whether this machine is a desk: as told, else with a reader, another driver, or pairing."""
    if settings.station is not StationStart.AUTO:
        return settings.station is StationStart.ON
    needs_no_reader = settings.effective_card_driver is not CardDriver.USERCARD
    is_paired = (settings.station_folder / "pairing.json").exists()
    return needs_no_reader or is_paired or _has_reader()


def _has_reader() -> bool:
    try:
        return bool(pcsc.look())
    except DeviceError:
        return False


def _https(settings: Settings) -> tuple[str, ...]:
    """The same application once more: gunicorn has one certificate, or none, for all its ports."""
    certificate = str(tls.server_file(settings.piaokatong_data.absolute()))
    address = f"{in_url(settings.tls_host)}:{settings.tls_port}"
    files = ("--certfile", certificate, "--keyfile", certificate)
    return (sys.executable, "-m", "gunicorn", "app:app", "--bind", address, *files)


def log_file(settings: Settings, name: str) -> Path:
    """Where standard output and error of child ``name`` go (rotated)."""
    return settings.piaokatong_data.absolute() / "logs" / f"{name}.log"


def dies_with_parent(command: tuple[str, ...]) -> tuple[str, ...]:
    """``command`` that gets SIGTERM when its parent dies, even by kill -9 (where Linux helps)."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "TERM", "--", *command) if setpriv else command


def write_configuration(settings: Settings, children: Sequence[Child]) -> Path:
    """Write supervisord's configuration into the data folder and give its path."""
    folder = settings.piaokatong_data.absolute()
    (folder / "logs").mkdir(mode=0o700, exist_ok=True)
    path = folder / "supervisord.conf"
    sections = [_section(child, priority) for priority, child in enumerate(children, 1)]
    path.write_text(_main_section() + "".join(sections), encoding="utf-8")
    return path


def environment(settings: Settings, children: Sequence[Child]) -> dict[str, str]:
    """What supervisord and its processes inherit.

    Command lines and folders travel here and not in the file: its format cuts values at ' ;'
    and ' #' and expands '%', any of which a folder's name may contain. For the same reason
    the file's own paths are relative to the data folder, where supervisord is started.
    """
    folder = settings.piaokatong_data.absolute()
    result = os.environ | {
        "PIAOKATONG_DATA": str(folder),
        "PKT_ROOT": str(ROOT),
    }
    for child in children:
        result[f"PKT_{child.name.upper()}"] = shlex.join(dies_with_parent(child.command))
    return result


def _main_section() -> str:
    # Named even when it changes nothing: supervisord warns when root leaves it open.
    user = pwd.getpwuid(os.getuid()).pw_name if os.getuid() == 0 else ""
    return f"""\
; Written by `python app.py serve` at every start.
[supervisord]
nodaemon=true
logfile=/dev/null
logfile_maxbytes=0
pidfile=supervisord.pid
umask=077
{f"user={user}" if user else ""}
"""


def _section(child: Child, priority: int) -> str:
    name = child.name.upper()
    return f"""
[program:{child.name}]
priority={priority}
command=%(ENV_PKT_{name})s
directory=%(ENV_PKT_ROOT)s
autorestart=true
startsecs=2
startretries={START_RETRIES}
stopasgroup=true
killasgroup=true
stopwaitsecs=20
redirect_stderr=true
stdout_logfile=logs/{child.name}.log
stdout_logfile_maxbytes={LOG_BYTES}
stdout_logfile_backups={LOG_COPIES}
"""
