"""`rightparty law accept`: somebody answers for a rulebook before it may send."""


def accept(id: str, *, by: str, note: str) -> None:
    """Accept a rulebook as it stands now: from then on it may send, in exactly this version.

    A rulebook that changes must be accepted anew. Who accepted what, and when, is kept for good.

    Example: rightparty law accept chn --by "Compliance, Li Na" --note "read against the texts, 2026-11-20"

    Args:
        id: the rulebook: chn, usa.
        by: who answers for it.
        note: what was checked, and on what grounds.
    """
    from contextlib import closing

    from rightparty.desk import acceptance
    from rightparty.desk.clock import real
    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store
    from rightparty.law.load import load_law

    store = open_store(open_home())
    try:
        with closing(store.connect()) as connection:
            version = acceptance.accept(connection, store.home, load_law(), id, by=by, note=note, at=real())
    finally:
        store.close()
    print(f"{id}@{version} may send here: accepted by {by}")
