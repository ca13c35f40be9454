"""The verbs of clearing."""

from backend.clearing.service.acknowledging import acknowledge
from backend.clearing.service.acting import (
    abort,
    approve,
    challenge,
    confirm,
    resume,
    sign_off,
    unlock,
)
from backend.clearing.service.backups import ask_of_backup, list_backups
from backend.clearing.service.commands import list_commands, send_to_station
from backend.clearing.service.devices import change_device
from backend.clearing.service.exporting import export_history
from backend.clearing.service.hearing import hear
from backend.clearing.service.keeping import LARGEST_FILE, keep_file
from backend.clearing.service.ledger import list_issued
from backend.clearing.service.listing import list_sessions
from backend.clearing.service.mirroring import mirror
from backend.clearing.service.nightly import work
from backend.clearing.service.operators import list_operators
from backend.clearing.service.pairing import make_code, pair, revoke, station_of
from backend.clearing.service.parts import use
from backend.clearing.service.pausing import pause
from backend.clearing.service.periods import show_periods
from backend.clearing.service.rebuilding import list_lost, rebuild
from backend.clearing.service.reminding import ClearDates, ClearTodos, remind
from backend.clearing.service.repairs import list_repairs
from backend.clearing.service.reporting import export_csv, report, report_pdf
from backend.clearing.service.setting import change_settings, show_settings
from backend.clearing.service.showing import show_session
from backend.clearing.service.starting import start
from backend.clearing.service.status import list_devices, show_device, show_status
from backend.clearing.service.stock import list_stock, note_stock, write_off
from backend.clearing.service.stock_invoices import list_stock_invoices
from backend.clearing.service.stock_use import show_kinds
from backend.clearing.service.subscribing import subscribe
from backend.clearing.service.watching import LiveLog, log_extract, read_log, watch

__all__ = [
    "LARGEST_FILE",
    "ClearDates",
    "ClearTodos",
    "LiveLog",
    "abort",
    "acknowledge",
    "approve",
    "ask_of_backup",
    "challenge",
    "change_device",
    "change_settings",
    "confirm",
    "export_csv",
    "export_history",
    "hear",
    "keep_file",
    "list_backups",
    "list_commands",
    "list_devices",
    "list_issued",
    "list_lost",
    "list_operators",
    "list_repairs",
    "list_sessions",
    "list_stock",
    "list_stock_invoices",
    "log_extract",
    "make_code",
    "mirror",
    "note_stock",
    "pair",
    "pause",
    "read_log",
    "rebuild",
    "remind",
    "report",
    "report_pdf",
    "resume",
    "revoke",
    "send_to_station",
    "show_device",
    "show_kinds",
    "show_periods",
    "show_session",
    "show_settings",
    "show_status",
    "sign_off",
    "start",
    "station_of",
    "subscribe",
    "unlock",
    "use",
    "watch",
    "work",
    "write_off",
]
