"""Settings of one process: read once from the environment, then frozen; and its secrets."""

from backend.infra.config.environment import describe_settings, read_settings
from backend.infra.config.installation import Secrets, load_secrets
from backend.infra.config.settings import (
    CardDriver,
    Settings,
    SettingsError,
    StationStart,
    VerifyProviderName,
)

__all__ = [
    "CardDriver",
    "Secrets",
    "Settings",
    "SettingsError",
    "StationStart",
    "VerifyProviderName",
    "describe_settings",
    "load_secrets",
    "read_settings",
]
