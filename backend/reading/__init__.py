"""Bytes and texts to what they say about an invoice: no database, no web."""
