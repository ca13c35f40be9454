"""Settings of one process: read once from the environment, then frozen."""

import contextlib
import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.infra.lan import Machine, in_url, parse_address, this_machine


class VerifyProviderName(StrEnum):
    """Who answers 查验."""

    SANDBOX = "sandbox"
    TENCENT = "tencent"
    MANUAL = "manual"


class CardDriver(StrEnum):
    """How the desk station reaches tax devices."""

    USERCARD = "usercard"
    VIRTUAL = "virtual"


class StationStart(StrEnum):
    """Whether `serve` runs the desk station of this machine."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class SettingsError(ValueError):
    """A setting has a value that cannot be used; the text names it and what is allowed."""


def _described(default: Any, text: str, *, least: float = -inf, most: float = inf) -> Any:
    return field(default=default, metadata={"text": text, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of the product. The environment variable is the field's name in capitals.

    ``piaokatong_data`` is the data folder; one running instance per folder.
    """

    piaokatong_data: Path = _described(Path("data"), "Data folder: database, files, secrets, logs.")
    host: str = _described("127.0.0.1", "Address that the web server listens on.")
    port: int = _described(8000, "Port that the web server listens on.")
    web_processes: int = _described(1, "Number of web server processes.", least=1, most=64)
    web_threads: int = _described(16, "Threads of one web server process.", least=1, most=512)
    client_patience_s: int = _described(
        30, "Seconds for which a client may stop in the middle of a request.", least=1, most=600
    )
    database_url: str = _described(
        "", "Empty for SQLite in the data folder, or postgresql+psycopg://user:password@host/name."
    )
    files_url: str = _described("", "Empty for the data folder, or file:///path of another folder.")
    jobs_url: str = _described("", "Empty for a queue file in the data folder (one machine).")
    smtp_url: str = _described(
        "", "smtp://user:password@host:port or smtps://...; empty keeps mails in the local outbox."
    )
    mail_from: str = _described("piaokatong@localhost", "Sender of the mails.")
    public_url: str = _described(
        "",
        "Address that people open, for links in mails; empty means http://HOST:PORT,"
        " and with TLS=1 https://(this machine's LAN address):TLS_PORT.",
    )
    push_hosts: str = _described(
        "",
        "Further push services that browsers may name, as hosts separated by commas; the usual"
        " ones are known. A loopback host:port may be http, for tests.",
    )
    robot_test_url: str = _described(
        "", "http://127.0.0.1:port that answers for every group robot; for tests only."
    )
    verify_provider: VerifyProviderName = _described(
        VerifyProviderName.SANDBOX, "Who answers 查验: sandbox, tencent or manual."
    )
    sandbox_port: int = _described(0, "Port of the sandbox on 127.0.0.1; 0 means PORT + 1.")
    tencent_secret_id: str = _described("", "Tencent Cloud SecretId (VERIFY_PROVIDER=tencent).")
    tencent_secret_key: str = _described("", "Tencent Cloud SecretKey (VERIFY_PROVIDER=tencent).")
    tencent_endpoint: str = _described(
        "https://ocr.tencentcloudapi.com", "Address of Tencent's verification service."
    )
    upload_limit_mb: float = _described(
        20.0, "Largest file that can be uploaded, in MB of 1,000,000 bytes.", least=1, most=200
    )
    print_limit_mb: float = _described(
        60.0,
        "Originals that one printed claim may hold, in MB of 1,000,000 bytes.",
        least=1,
        most=500,
    )
    verify_timeout_s: float = _described(
        8.0, "Seconds that one 查验 may take.", least=0.5, most=120
    )
    verify_daily_limit: int = _described(
        5,
        "Checks per invoice and day; automatic ones stop one earlier. Sources disagree.",
        least=1,
        most=1000,
    )
    verify_window_years: int = _described(
        5, "How many years back an invoice can be verified. Sources disagree.", least=1, most=100
    )
    same_day_allowed: bool = _described(
        False, "Whether the provider answers for invoices issued today. Sources disagree."
    )
    trusted_proxies: int = _described(
        0, "Reverse proxies in front whose X-Forwarded-* are true.", least=0, most=16
    )
    tls: bool = _described(
        False, "LAN kit for phones: HTTPS with certificates of its own; ./run tls sets it."
    )
    tls_host: str = _described(
        "0.0.0.0",  # noqa: S104 - phones come from outside; what they get is HTTPS
        "Address that the LAN kit listens on; 0.0.0.0 means every one.",
    )
    tls_port: int = _described(8443, "HTTPS port of the LAN kit.", least=1, most=65535)
    onboard_port: int = _described(
        8088, "Port of the LAN kit's page for new phones (plain HTTP).", least=1, most=65535
    )
    station: StationStart = _described(
        StationStart.AUTO,
        "Whether `serve` runs the desk station: auto (with a card reader, in the demo, or once"
        " paired), on or off.",
    )
    card_driver: CardDriver = _described(
        CardDriver.USERCARD,
        "How the station reaches the tax device: usercard (PC/SC), or virtual (a labelled sandbox"
        " card kept in the data folder; the demo's default).",
    )
    card_profile: str = _described("default", "Variant of the tax-control card.")
    bureau_url: str = _described(
        "", "Address of the tax bureau for clearing; empty means the labelled sandbox bureau."
    )
    backup_places: str = _described(
        "",
        "Folders for the backups before a clearing, separated by colons, the first that takes"
        " one is used; empty means station/backups in the data folder.",
    )
    backup_key_file: str = _described(
        "",
        "File with the backups' key (made at the first backup); empty means station/backup.key"
        " in the data folder. Keep a copy elsewhere: without it no backup can be read.",
    )
    station_ca_file: str = _described(
        "", "Certificate (PEM) that a station trusts for its server, for a LAN kit's own."
    )
    demo: bool = _described(False, "Labelled demo company with made-up people and invoices.")

    @property
    def sqlite_path(self) -> Path:
        """The embedded database's file."""
        return self.piaokatong_data / "piaokatong.db"

    @property
    def effective_database_url(self) -> str:
        """What SQLAlchemy connects to."""
        return self.database_url or f"sqlite:///{self.sqlite_path.absolute()}"

    @property
    def effective_sandbox_port(self) -> int:
        """The port on which the sandbox listens."""
        return self.sandbox_port or self.port + 1

    @property
    def effective_public_url(self) -> str:
        """The address of the web client, without a slash at the end."""
        if self.public_url:
            return self.public_url.rstrip("/")
        if self.tls:
            return f"https://{in_url(self.machine.host or 'localhost')}:{self.tls_port}"
        return self.desk_url

    @property
    def desk_url(self) -> str:
        """The address for a browser on this machine itself, without certificates."""
        return f"http://{in_url(self.host)}:{self.port}"

    @property
    def machine(self) -> Machine:
        """How phones reach this machine; looked up each time, since networks change."""
        chosen = urlsplit(self.public_url).hostname or ""
        return this_machine(listening_on=self.tls_host, called=chosen)

    @property
    def push_services(self) -> frozenset[str]:
        """Push services beside the usual ones."""
        return frozenset(host.strip() for host in self.push_hosts.split(",") if host.strip())

    @property
    def files_folder(self) -> Path:
        """Where original files are kept."""
        if self.files_url:
            return Path(self.files_url.removeprefix("file://"))
        return self.piaokatong_data / "files"

    @property
    def uses_sandbox(self) -> bool:
        """Whether the labelled pretend provider answers 查验."""
        return self.verify_provider is VerifyProviderName.SANDBOX

    @property
    def station_folder(self) -> Path:
        """Where the desk station keeps its journal, its pairing and its key."""
        return self.piaokatong_data / "station"

    @property
    def effective_card_driver(self) -> CardDriver:
        """The demo has no hardware."""
        return CardDriver.VIRTUAL if self.demo else self.card_driver

    @property
    def uses_sandbox_bureau(self) -> bool:
        """Whether clearing talks to the labelled pretend bureau."""
        return not self.bureau_url

    @property
    def effective_bureau_url(self) -> str:
        """Where the bureau is asked."""
        return (self.bureau_url or f"http://127.0.0.1:{self.effective_sandbox_port}").rstrip("/")

    @property
    def backup_folders(self) -> tuple[Path, ...]:
        """Where backups go, in the order in which the places are tried."""
        named = tuple(Path(one) for one in self.backup_places.split(":") if one)
        return named or (self.station_folder / "backups",)

    @property
    def effective_backup_key_file(self) -> Path:
        """The backups' key."""
        named = self.backup_key_file
        return Path(named) if named else self.station_folder / "backup.key"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment (``os.environ`` when None); SettingsError names a bad value."""
    source = os.environ if environment is None else environment
    given = {
        one.name: _converted(one, source[one.name.upper()])
        for one in fields(Settings)
        if source.get(one.name.upper(), "") != ""
    }
    settings = Settings(**given)
    for problem in _problems_of(settings):
        raise SettingsError(problem)
    return settings


def _converted(one: Field[Any], text: str) -> Any:
    name = one.name.upper()
    default: Any = one.default
    if isinstance(default, bool):
        if text.lower() not in {"0", "1", "true", "false", "yes", "no"}:
            raise SettingsError(f"{name}={text}: use 1 or 0")
        return text.lower() in {"1", "true", "yes"}
    try:
        value = type(default)(text) if not isinstance(default, Path) else Path(text)
    except ValueError as error:
        raise SettingsError(f"{name}={text} is not usable: {error}") from error
    least, most = one.metadata["least"], one.metadata["most"]
    if isinstance(value, int | float) and not least <= value <= most:
        raise SettingsError(f"{name}={text}: use {least} to {most}")
    return value


def _problems_of(settings: Settings) -> Iterator[str]:
    """What each value alone does not show; addresses are not repeated, they hold passwords."""
    if settings.files_url and not settings.files_url.startswith("file:///"):
        yield "FILES_URL must be empty or file:///absolute/path"
    if settings.database_url and not _is_address(settings.database_url, "postgresql+psycopg"):
        yield (
            "DATABASE_URL must be empty or postgresql+psycopg://user:password@host/name,"
            " with special signs of the password as %XX"
        )
    if not _is_address(settings.tencent_endpoint, "https", "http"):
        yield "TENCENT_ENDPOINT must look like https://host"
    if settings.public_url and not _is_address(settings.public_url, "https", "http"):
        yield "PUBLIC_URL must be empty or look like https://host"
    if settings.tls and settings.public_url.startswith("http:"):
        yield "TLS=1 needs PUBLIC_URL to be empty or https://host:port"
    if settings.tls and parse_address(settings.tls_host) is None:
        yield f"TLS_HOST={settings.tls_host}: use an address of this machine, or 0.0.0.0"
    if settings.robot_test_url and not _is_loopback(settings.robot_test_url):
        yield "ROBOT_TEST_URL must be empty or http://127.0.0.1:port"
    if settings.demo and settings.verify_provider is VerifyProviderName.TENCENT:
        yield "DEMO=1 would pay for questions about invented invoices: leave VERIFY_PROVIDER out"
    yield from _problems_of_station(settings)


def _problems_of_station(settings: Settings) -> Iterator[str]:
    if settings.bureau_url and not _is_address(settings.bureau_url, "https", "http"):
        yield "BUREAU_URL must be empty or look like https://host"
    if any(not one.is_absolute() for one in settings.backup_folders) and settings.backup_places:
        yield "BACKUP_PLACES must be absolute folders, separated by colons"


def _is_address(text: str, *schemes: str) -> bool:
    try:
        address = urlsplit(text)
        return address.scheme in schemes and bool(address.netloc) and address.port != 0
    except ValueError:
        return False


def _is_loopback(text: str) -> bool:
    return _is_address(text, "http") and urlsplit(text).hostname in {"127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a fresh install generates for itself; never defaulted, never logged.

    Each is 32 random bytes in hexadecimal. ``field_key`` seals what the database must not show,
    ``vapid_key`` is the private number of the key that signs pushes.
    """

    sandbox_secret_id: str
    sandbox_secret_key: str
    blind_key: str
    field_key: str
    vapid_key: str


def load_secrets(folder: Path) -> Secrets:
    """The data folder's secrets; made at the first call (file mode 0600).

    One that an older version did not know is added. Processes that start at once agree: they
    make and mend the file one after another, and it is put in place complete.
    """
    path = folder / "secrets.json"
    names = {one.name for one in fields(Secrets)}
    known = _read_secrets(path)
    if not names <= known.keys():
        with _alone_in(folder):
            known = {name: secrets.token_hex(32) for name in names} | _read_secrets(path)
            _put_secrets(path, known)
    return Secrets(**{name: known[name] for name in names})


def _read_secrets(path: Path) -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return known


@contextlib.contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _put_secrets(path: Path, known: Mapping[str, str]) -> None:
    draft = path.with_name(f".secrets.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dict(known), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def describe_settings() -> str:
    """Every setting as a Markdown table, for docs/operate/settings.md."""
    lines = ["| variable | default | meaning |", "|---|---|---|"]
    for one in fields(Settings):
        shown = f"`{one.default}`" if one.default != "" else "(empty)"
        lines.append(f"| `{one.name.upper()}` | {shown} | {one.metadata['text']} |")
    return "\n".join(lines)
