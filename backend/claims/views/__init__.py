"""Routes of 报销."""
