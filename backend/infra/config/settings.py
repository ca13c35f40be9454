"""Every setting of one process, frozen."""

from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.infra.lan import Machine, in_url, this_machine


class VerifyProviderName(StrEnum):
    """Who answers 查验."""

    SANDBOX = "sandbox"
    TENCENT = "tencent"
    MANUAL = "manual"


class CardDriver(StrEnum):
    """How the desk station reaches tax devices."""

    USERCARD = "usercard"
    VIRTUAL = "virtual"
    COMPONENT = "component"


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
    verify_nightly: int = _described(
        500,
        "Open invoices that the nightly refresh (from 00:10 China time) asks about again at most;"
        " 0 means that it never does.",
        least=0,
        most=100_000,
    )
    verify_rest: str = _described(
        "",
        "Hours in China in which the provider is known to rest, like 22:00-06:00; empty means none"
        " are known. Only shown as a cause, questions are still asked.",
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
        "How the station reaches the tax device: usercard (PC/SC), virtual (a labelled sandbox"
        " card kept in the data folder; the demo's default), or component (金税盘, 税控盘 or"
        " 税务UKey by the vendor's component; not verified on hardware).",
    )
    card_profile: str = _described(
        "default",
        "Variant of the tax-control card (default, r2, strict), or of the vendor's component"
        " (default = 税控盘, jsp = 金税盘, ukey = 税务UKey).",
    )
    component_url: str = _described(
        "",
        "Address of the vendor's component for CARD_DRIVER=component, on this machine only:"
        " http://127.0.0.1:PORT/PATH or tcp://127.0.0.1:PORT; empty means the labelled sandbox's"
        " device. Not verified on hardware.",
    )
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
    drop_outs_stop: int = _described(
        5,
        "So many drop-outs of a reader or its device within 10 minutes stop a clearing before it"
        " starts, in place of a power reading; 0 means that they never do.",
        least=0,
        most=100,
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
    def near_url(self) -> str:
        """The web server as a program on this machine reaches it."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 - recognised, not bound
        return f"http://{in_url(everywhere.get(self.host, self.host))}:{self.port}"

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
    def uses_sandbox_component(self) -> bool:
        """Whether the vendor's component is the labelled pretend one."""
        return self.effective_card_driver is CardDriver.COMPONENT and not self.component_url

    @property
    def effective_component_url(self) -> str:
        """Where the vendor's component is asked."""
        return self.component_url or f"http://127.0.0.1:{self.effective_sandbox_port}/component"

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
