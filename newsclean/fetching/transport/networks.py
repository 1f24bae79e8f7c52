"""Network addresses that pages may be fetched from: public ones only, unless the user allows others.

Special-purpose ranges are those of the IANA registries (RFC 6890), as the standard library's ``ipaddress`` knows them.
An IPv6 address that embeds an IPv4 address (RFC 4291, 6052, 3056, 4380) is public only if both are.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64_PREFIX = IPv6Network("64:ff9b::/96")
_CLOUD_METADATA_ADDRESSES = frozenset(("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"))
"""Addresses where clouds serve a machine's own metadata and credentials, those that are not link-local."""


class PrivateAddressError(Exception):
    """An address of no public host. Not an ``OSError``: urllib3 would retry."""


def is_public(address: str) -> bool:
    """Whether an address, in the standard form that the resolver returns, is a public host's."""
    try:
        parsed = ip_address(address.split("%")[0])
    except ValueError:
        return False
    if parsed in _NAT64_PREFIX:
        # The prefix itself is public; the IPv4 address behind it need not be.
        return is_public(str(IPv4Address(int(parsed) & 0xFFFFFFFF)))
    return all(
        each.is_global and not each.is_multicast and not each.is_reserved and str(each) not in _CLOUD_METADATA_ADDRESSES
        for each in (parsed, *_embedded_ipv4(parsed))
    )


def parse_numeric_host(host: str) -> str | None:
    """Return the address that a host name spells as a number, decimal and octal forms included; ``None`` for a name."""
    name = host.rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ip_address(name))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return None


def _embedded_ipv4(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    embedded = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [each for each in embedded if each is not None]
