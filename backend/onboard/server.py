"""Serves /onboard to phones that do not trust this installation yet, and refuses all else.

Nobody signs in here: whatever a phone sends over plain HTTP, others on the network can read.
"""

from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Flask, Response, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from backend.infra import tls
from backend.infra.config import Settings
from backend.infra.lan import in_url
from backend.onboard import profile
from backend.web.standalone import serve_standalone

_CERTIFICATE = "application/x-x509-ca-cert"
_HEADERS = {
    "Cache-Control": "no-store",  # the certificate may have been renewed since
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Device(StrEnum):
    """What the visitor holds in the hand, as far as it says; decides which steps are open."""

    IOS = "ios"
    ANDROID = "android"
    HARMONY = "harmony"
    COMPUTER = "computer"


def create_onboarding(settings: Settings) -> Flask:
    """The onboarding page as a WSGI application."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 0

    def _authority() -> Any:
        return tls.read_authority(settings.piaokatong_data)

    @app.get("/")
    def _start() -> AnyResponse:
        return redirect("/onboard")

    @app.get("/onboard")
    def _page() -> str:
        return _render(settings, tls.fingerprint(_authority()))

    @app.get("/onboard/check.js")
    def _check() -> Response:
        return Response(render_template("check.js"), content_type="text/javascript; charset=utf-8")

    @app.get("/onboard/piaokatong.mobileconfig")
    def _profile() -> Response:
        content = profile.as_mobileconfig(_authority())
        return _file(content, "application/x-apple-aspen-config", "piaokatong.mobileconfig")

    @app.get("/onboard/piaokatong-ca.crt")
    def _der() -> Response:
        return _file(profile.as_der(_authority()), _CERTIFICATE, "piaokatong-ca.crt")

    @app.get("/onboard/piaokatong-ca.pem")
    def _pem() -> Response:
        return _file(profile.as_pem(_authority()), _CERTIFICATE, "piaokatong-ca.pem")

    _refuse_all_else(app, settings)
    return app


def run_onboarding(settings: Settings) -> None:
    """Serve on every address of the LAN kit until SIGTERM."""
    bind = f"{in_url(settings.tls_host)}:{settings.onboard_port}"
    serve_standalone(create_onboarding(settings), bind=bind, name="onboard")


def device_of(user_agent: str) -> Device:
    """From what the browser says of itself; 鸿蒙 before Android, which it also names."""
    if "OpenHarmony" in user_agent or "HarmonyOS" in user_agent:
        return Device.HARMONY
    if "Android" in user_agent:
        return Device.ANDROID
    if "iPhone" in user_agent or "iPad" in user_agent:
        return Device.IOS
    return Device.COMPUTER


def app_address(settings: Settings, host: str) -> str:
    """Where the visitor, who came by ``host``, opens the product."""
    if not settings.public_url and settings.machine.is_called(host):
        return f"https://{in_url(host)}:{settings.tls_port}"
    return settings.effective_public_url


def _render(settings: Settings, fingerprint: str) -> str:
    host = urlsplit(request.host_url).hostname or ""
    address = app_address(settings, host)
    here = f"http://{in_url(urlsplit(address).hostname or host)}:{settings.onboard_port}/onboard"
    user_agent = request.headers.get("User-Agent", "")
    return render_template(
        "onboard.html",
        address=address,
        here=here,
        address_code=_drawn(address),
        here_code=_drawn(here),
        device=device_of(user_agent),
        is_in_wechat="MicroMessenger" in user_agent,
        fingerprint=fingerprint,
    )


def _drawn(text: str) -> Markup:
    # The drawing is made of numbers only.
    return Markup(segno.make_qr(text, error="m").svg_inline(border=2, omitsize=True))  # noqa: S704


def _file(content: bytes, content_type: str, name: str) -> Response:
    disposition = f'attachment; filename="{name}"'
    return Response(
        content, content_type=content_type, headers={"Content-Disposition": disposition}
    )


def _refuse_all_else(app: Flask, settings: Settings) -> None:
    @app.errorhandler(404)
    @app.errorhandler(405)
    @app.errorhandler(413)
    def _refuse(_error: Exception) -> tuple[str, int]:
        return render_template("refused.html"), 404

    @app.errorhandler(tls.TlsError)
    def _explain(error: tls.TlsError) -> tuple[str, int]:
        return render_template("refused.html", message=str(error)), 503

    @app.after_request
    def _add_headers(response: Response) -> Response:
        response.headers.extend(_HEADERS)
        host = urlsplit(request.host_url).hostname or ""
        source = app_address(settings, host)
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; "
            f"connect-src {source}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
        return response
