"""The LAN kit at the start and while it runs: addresses, ports, certificates, what to tell."""

import io
import sys
import threading
from collections.abc import Callable

import segno

from backend.infra import tls
from backend.infra.config import Settings
from backend.infra.lan import in_url
from backend.kernel.errors import DomainError
from backend.supervise.preflight import PreflightError, check_port

LOOK_EVERY_S = 60.0


def open_kit(settings: Settings) -> tls.Renewal:
    """Check addresses and ports, make what certificates are due; PreflightError, TlsError."""
    if not settings.machine.host:
        raise PreflightError("supervise.no_lan_address", _no_address())
    check_port(settings.tls_host, settings.tls_port, "TLS_PORT")
    check_port(settings.tls_host, settings.onboard_port, "ONBOARD_PORT")
    return tls.renew(settings.piaokatong_data, settings.machine)


def onboarding_url(settings: Settings) -> str:
    """The address that a new phone opens first."""
    return f"http://{in_url(settings.machine.host or 'localhost')}:{settings.onboard_port}/onboard"


def welcome(settings: Settings) -> str:
    """What the person at the terminal has to know: addresses and the CA's fingerprint."""
    address = onboarding_url(settings)
    mark = tls.fingerprint(tls.read_authority(settings.piaokatong_data))
    code = f"{_drawn(address)}\n" if sys.stderr.isatty() else ""
    return (
        f"{code}票卡通已启动。手机连同一个无线网络，打开 {address} 按步骤安装证书；"
        f"本机打开 {settings.desk_url} (ready; phones start at the first address; Ctrl-C stops)\n"
        f"CA 指纹，安装前在手机上核对 (SHA-256, compare it on the phone): {mark}"
    )


def watch(settings: Settings, tell: Callable[[str], None]) -> None:
    """Renew the certificates whenever they are due, for ever; ``tell`` gets what changed."""
    last_problem = ""
    while True:
        threading.Event().wait(LOOK_EVERY_S)
        try:
            news, last_problem = look(settings), ""
        except DomainError as error:
            news = None if str(error) == last_problem else str(error)
            last_problem = str(error)
        if news:
            tell(news)


def look(settings: Settings) -> str | None:
    """Renew what is due now; what to tell, or None when everything stayed."""
    machine = settings.machine
    if not machine.host:  # the network is away: what phones know stays
        return None
    renewal = tls.renew(settings.piaokatong_data, machine)
    if renewal.is_new_authority:
        mark = tls.fingerprint(renewal.authority)
        return f"CA 证书已更换，每部手机请重新打开 {onboarding_url(settings)} 安装 (new CA: {mark})"
    if renewal.is_new_server:
        return (
            f"服务器证书已自动更新；手机地址 (certificate renewed): {settings.effective_public_url}"
        )
    return None


def _drawn(text: str) -> str:
    drawing = io.StringIO()
    segno.make_qr(text).terminal(drawing, compact=True)
    return drawing.getvalue()


def _no_address() -> str:
    return (
        "本机没有局域网地址，手机无法连接。请先连上 Wi-Fi 或网线再运行 ./run tls；"
        "或用 TLS_HOST 指定本机的一个地址。\n"
        "This machine has no LAN address. Connect it to the network, then start again;"
        " or name an address of this machine with TLS_HOST."
    )
