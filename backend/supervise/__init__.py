"""Keeps the product's processes running on one machine: `python app.py serve`."""

from backend.supervise.preflight import PreflightError
from backend.supervise.service import serve

__all__ = ["PreflightError", "serve"]
