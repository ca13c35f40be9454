"""Vendor components (金税盘, 税控盘, 税务UKey) by XML business calls. Not verified on hardware."""

from backend.cards.component.client import ComponentClient
from backend.cards.component.device import ComponentDevice

UNVERIFIED = "未经实机验证"
"""Said wherever the driver is shown: no device and no vendor component was at hand."""

__all__ = ["UNVERIFIED", "ComponentClient", "ComponentDevice"]
