"""Public and private network addresses."""

from __future__ import annotations

import socket

import pytest

from newsclean.fetching.transport.networks import is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "168.63.129.16", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.192",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::",
        "2001:0:7f00:1::", "no address",
    ],
)  # fmt: skip
def test_private(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("spelled", ["2130706433", "0177.0.0.1", "0x7f.1", "127.1"])
def test_other_spellings_of_loopback_come_out_of_the_resolver_as_loopback(spelled: str) -> None:
    found = {str(address[0]) for *_, address in socket.getaddrinfo(spelled, 80, type=socket.SOCK_STREAM)}
    assert found and not any(map(is_public, found))
