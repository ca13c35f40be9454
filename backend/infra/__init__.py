"""The outside world of one process: settings, database, files, mail, background work."""
