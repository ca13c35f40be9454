"""What a view may know about the process it runs in."""

from flask import Flask, current_app

from backend.infra.config import Settings

_KEY = "piaokatong.settings"


def attach(app: Flask, settings: Settings) -> None:
    """Give ``app`` its settings, once."""
    app.extensions[_KEY] = settings


def settings() -> Settings:
    """The settings of the running application."""
    value: Settings = current_app.extensions[_KEY]
    return value
