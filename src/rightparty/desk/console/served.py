"""Which store the pages of this process show."""

from rightparty.desk.home import Home
from rightparty.desk.store import Store

_served: list[Store] = []


def serve_store(store: Store) -> None:
    """Say which store the pages of this process show."""
    _served[:] = [store]


def served_store() -> Store:
    """The store whose pages this process shows."""
    return _served[0]


def served_home() -> Home:
    """The home whose pages this process shows."""
    return _served[0].home
