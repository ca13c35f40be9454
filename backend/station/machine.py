"""What this computer says of itself: disk, power, printers, versions, and whether hosts answer."""

import platform
import shutil
import socket
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_POWER = Path("/sys/class/power_supply")
_ROOT = Path(__file__).parents[2]
_CONNECT_S, _LPSTAT_S, _SCANIMAGE_S = 2.0, 3.0, 10.0


def product_version() -> str:
    """From the one place that names it."""
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def versions(driver: str) -> dict[str, str]:
    """Of product, Python, system and driver."""
    return {
        "product": product_version(),
        "python": platform.python_version(),
        "os": platform.platform(terse=True),
        "driver": driver,
    }


def free_bytes(folder: Path) -> int:
    """Free where ``folder`` is, or where it will be made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def power(folder: Path = _POWER) -> dict[str, Any] | None:
    """Mains and battery; None when the system says nothing of power."""
    mains: list[bool] = []
    battery: list[int] = []
    for supply in sorted(folder.glob("*")):
        kind = _text(supply / "type")
        if kind == "Battery" and (percent := _text(supply / "capacity")).isdecimal():
            battery.append(int(percent))
        elif (online := _text(supply / "online")) in {"0", "1"}:
            mains.append(online == "1")
    if not mains and not battery:
        return None
    return {"is_on_mains": any(mains), "battery_percent": min(battery, default=None)}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def printers() -> list[str] | None:
    """Names of the printers that the system knows; None when it has no print service."""
    told = _told_by("lpstat", "-e", within_s=_LPSTAT_S)
    return None if told is None else told.split()


def scanners() -> list[str] | None:
    """Makers and models of the scanners that SANE finds; None when it is not there, or mute."""
    told = _told_by("scanimage", "-f", "%v %m%n", within_s=_SCANIMAGE_S)
    return None if told is None else [one.strip() for one in told.splitlines() if one.strip()]


def _told_by(name: str, *arguments: str, within_s: float) -> str | None:
    """What a program of the system says; None when there is no such program, or no answer."""
    program = shutil.which(name)
    if program is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603 - the system's own program
            [program, *arguments], capture_output=True, text=True, timeout=within_s, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return told.stdout


def host_of(address: str) -> str:
    """host:port of an address."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.hostname}:{port}"


def reach(host: str) -> str | None:
    """None when host:port takes a connection; else "dns", "refused" or "timeout"."""
    name, _, port = host.rpartition(":")
    try:
        socket.create_connection((name.strip("[]"), int(port)), timeout=_CONNECT_S).close()
    except socket.gaierror:
        return "dns"
    except TimeoutError:
        return "timeout"
    except OSError:
        return "refused"
    return None
