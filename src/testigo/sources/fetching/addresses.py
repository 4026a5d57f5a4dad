"""Which addresses may be asked for: http and https on the public Internet, and nothing within our own walls.

A list of news can name any address, and whoever writes it could have us read what only we can reach: our own computer,
the network around it, the addresses from which clouds hand out credentials. Names are no protection, as they resolve to
whatever their owner says. So the address of the network is checked when it is connected to (see ``connections``).
"""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from testigo.sources.fetching.answers import Unsafe

Network = str  # "10.1.0.0/16"
LONGEST_ADDRESS = 2000  # characters: what browsers and servers agree on
WEB_PORTS = (80, 443)  # below 1024 all others belong to services that are no web servers
_METADATA = {IPv4Address("168.63.129.16"), IPv6Address("fd00:ec2::254")}  # public or not, they hand out credentials
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 addresses within IPv6 (RFC 6052)
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")


def checked_address(url: str) -> str:
    """Return an address that may be asked for. Raises Unsafe for all others; the network is checked later."""
    if len(url) > LONGEST_ADDRESS:
        raise Unsafe(f"the address is longer than {LONGEST_ADDRESS} characters")
    if _FORBIDDEN.search(url):
        raise Unsafe("the address holds white space, control characters or a backslash")
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        raise Unsafe(f"it is no address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise Unsafe(
            f"addresses of the kind {parts.scheme or 'without a scheme'!r} are not fetched: only http and https"
        )
    if not host or "%" in host:
        raise Unsafe("the address names no host")
    if parts.username is not None or parts.password is not None:
        raise Unsafe("the address holds a user name or a password")
    if port is not None and port < 1024 and port not in WEB_PORTS:
        raise Unsafe(f"port {port} is not that of a web server")
    return url


class Walls:
    """Which addresses of the network may be connected to: the public ones, and what the operator allows besides."""

    def __init__(self, allowed: Sequence[Network] = ()) -> None:
        """Take the networks that are allowed besides. Raises ValueError for what is no network."""
        self._allowed = tuple(ip_network(network) for network in allowed)

    def let_through(self, address: str) -> bool:
        """Say whether an address of the network, in figures, may be connected to."""
        found = ip_address(address.partition("%")[0])
        if any(found in network for network in self._allowed):
            return True
        return all(_is_public(each) for each in (found, *_within(found)))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _METADATA


def _within(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Return the IPv4 addresses that an IPv6 address stands for or leads through."""
    if isinstance(address, IPv4Address):
        return []
    teredo = address.teredo or ()
    translated = IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
    return [each for each in (address.ipv4_mapped, address.sixtofour, translated, *teredo) if each is not None]
