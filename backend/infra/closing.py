"""Whether this process is about to end: what would go on for minutes looks here."""

import threading

closing = threading.Event()
"""Set once a web process was told to stop."""
