"""Sheets set by typst, in a bounded worker: shared by every feature that prints."""
