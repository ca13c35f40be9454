"""Under which addresses and names other devices of the local network reach this machine."""

import fcntl
import re
import socket
import struct
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

IpAddress = IPv4Address | IPv6Address

_ROUTES = Path("/proc/net/route")
_SIOCGIFADDR = 0x8915
# What containers and virtual machines use among themselves; no phone gets there.
_INTERNAL = ("lo", "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "cni", "flannel", "cali")
_DNS_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine as phones see it.

    ``host`` is what stands in the address that people open; "" when there is no network.
    """

    addresses: tuple[IpAddress, ...]
    names: tuple[str, ...]
    host: str

    def is_called(self, host: str) -> bool:
        """Whether ``host``, as it stands in an address, means this machine."""
        address = parse_address(host)
        return address in self.addresses if address else host.lower() in self.names


def this_machine(*, listening_on: str, called: str = "") -> Machine:
    """The machine as it is now.

    ``listening_on`` is one address, or one that means all of them; ``called`` the address or
    name that the operator chose, "" when he chose none.
    """
    only = parse_address(listening_on)
    addresses = [only] if only and not only.is_unspecified else _lan_addresses()
    names = names_of(socket.gethostname())
    by_address, by_name = parse_address(called), called.lower()
    if by_address:
        addresses = [by_address, *addresses]
    elif by_name:
        names = (by_name, *names)
    return Machine(
        tuple(dict.fromkeys(addresses)),
        tuple(dict.fromkeys(names)),
        host=by_name or (str(addresses[0]) if addresses else ""),
    )


def in_url(host: str) -> str:
    """``host`` as it is written in an address."""
    return f"[{host}]" if ":" in host else host


def names_of(hostname: str) -> tuple[str, ...]:
    """Names for a machine called ``hostname``; none when no address could hold it."""
    name = hostname.lower()
    if len(name) > 63 or not _DNS_NAME.fullmatch(name):
        return ()
    return (name,) if "." in name else (name, f"{name}.local")


def parse_address(text: str) -> IpAddress | None:
    """The IP address that ``text`` is; None for a name."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def default_interface(routes: str) -> str | None:
    """Which interface the default route takes, from the kernel's table; None without one."""
    rows = [line.split() for line in routes.splitlines()[1:]]
    defaults = [row for row in rows if len(row) > 7 and row[1] == row[7] == "00000000"]
    return min(defaults, key=lambda row: int(row[6]))[0] if defaults else None


def _lan_addresses() -> list[IpAddress]:
    first = default_interface(_ROUTES.read_text("ascii")) if _ROUTES.exists() else None
    names = [name for _, name in socket.if_nameindex() if not name.startswith(_INTERNAL)]
    ordered = sorted(names, key=lambda name: (name != first, name))
    found = [_address_of(name) for name in ordered]
    return [one for one in dict.fromkeys(found) if one is not None and not one.is_loopback]


def _address_of(interface: str) -> IpAddress | None:
    wish = struct.pack("256s", interface.encode()[:15])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            answer = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, wish)
        except OSError:  # it has none
            return None
    return IPv4Address(answer[20:24])
