"""Routes of notify."""
