"""Keeps the product's processes running on one machine: `python app.py serve`."""

from backend.supervise.preflight import PreflightError
from backend.supervise.service import make_secrets_and_schema, serve

__all__ = ["PreflightError", "make_secrets_and_schema", "serve"]
