"""Which network addresses a page may be fetched from.

Special-purpose ranges are those of the IANA registries (RFC 6890), as the standard library's ``ipaddress`` knows them;
addresses that carry an IPv4 address inside (RFC 4291, 6052, 3056, 4380) are judged by that one as well.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
# Clouds answer questions about the machine itself here; most are link-local anyway.
_METADATA = frozenset(("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"))


class PrivateAddressError(Exception):
    """An address that belongs to no public host. No ``OSError``: nothing may take it for a reason to try again."""


def is_public(address: str) -> bool:
    """Whether ``address``, in the standard form that the resolver gives, is a public host's."""
    try:
        found = ip_address(address.split("%")[0])
    except ValueError:
        return False
    if found in _NAT64:
        # The prefix is every host's; what it leads to need not be public.
        return is_public(str(IPv4Address(int(found) & 0xFFFFFFFF)))
    return all(
        one.is_global and not one.is_multicast and not one.is_reserved and str(one) not in _METADATA
        for one in (found, *_carried(found))
    )


def spelled_address(host: str) -> str | None:
    """The address that a host's name spells out, decimal and octal spellings included, or ``None`` for a real name."""
    bare = host.rstrip(".").lower()
    if bare == "localhost" or bare.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ip_address(bare))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(bare))
    except (OSError, UnicodeError):
        return None


def _carried(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses inside an IPv6 address."""
    if isinstance(address, IPv4Address):
        return []
    return [one for one in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())) if one is not None]
