"""How gunicorn serves app:app, here and in a container; every value is a setting of the product."""

import ctypes
import gc
import os
import signal
import ssl
import sys

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config

from backend.infra import tls
from backend.infra.config import read_settings

_PR_SET_PDEATHSIG = 1

_settings = read_settings()

bind = [
    f"[{_settings.host}]:{_settings.port}"
    if ":" in _settings.host
    else f"{_settings.host}:{_settings.port}"
]
# One slow client or one held stream occupies a thread, never the whole process; one that has
# stopped gives it back.
worker_class = "backend.infra.patience.PatientWorker"
workers = _settings.web_processes
threads = _settings.web_threads
timeout = 60
# A phone asks several times in a row; an idle connection holds no thread here.
keepalive = 30
graceful_timeout = 10
# The heartbeat file on a slow disk would make a busy disk look like a dead worker.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - made by mkstemp
control_socket_disable = True


def post_fork(server: Arbiter, worker: object) -> None:  # noqa: ARG001 - gunicorn's signature
    """A worker dies with its master, however that ends.

    An orphan would hold the port for as long as a phone keeps its connection, and the next
    master could not start.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != server.pid:
            os._exit(1)


def ssl_context(config: Config, _default: object) -> ssl.SSLContext:
    """For the LAN kit's HTTPS; a renewed certificate holds from the next connection on."""
    return tls.server_context(config.certfile)


def post_worker_init(worker: object) -> None:  # noqa: ARG001 - gunicorn's signature
    """What lives as long as the process need not be searched for garbage at every collection."""
    gc.collect()
    gc.freeze()
