"""Measured comparisons: each module prints one table, beside a peer or a limit of the same run."""
