"""What administrators set up for claims."""

from backend.claims.service.setup.expense_types import (
    add_type,
    change_type,
    list_types,
    order_types,
)
from backend.claims.service.setup.flows import (
    add_flow,
    change_flow,
    list_flows,
    order_flows,
    remove_flow,
    show_flow,
)
from backend.claims.service.setup.numbers import change_settings, read_settings
from backend.claims.service.setup.trying import try_flows

__all__ = [
    "add_flow",
    "add_type",
    "change_flow",
    "change_settings",
    "change_type",
    "list_flows",
    "list_types",
    "order_flows",
    "order_types",
    "read_settings",
    "remove_flow",
    "show_flow",
    "try_flows",
]
