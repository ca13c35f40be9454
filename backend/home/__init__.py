"""首页: what waits for the person who just opened the application."""
