"""E-mail domains at which everybody can open an address (12 CFR 1006.6(d)(4)(ii)(E))."""

import tomllib
from functools import cache
from importlib.resources import files


def is_public_domain(address: str | None) -> bool:
    """Whether an address is at a provider that is open to the general public; false where we do not know."""
    return bool(address) and str(address).rpartition("@")[2].lower() in public_domains()


@cache
def public_domains() -> frozenset[str]:
    """Domains at which everybody can open an address, in lower case."""
    text = (files("rightparty.gate") / "domains.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["public"])
