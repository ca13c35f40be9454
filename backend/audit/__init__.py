"""The record of every business change."""
