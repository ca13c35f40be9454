"""Routes of clearing."""
