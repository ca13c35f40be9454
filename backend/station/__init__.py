"""The desk process: the single owner of all readers, runs clearing sessions, reports."""
