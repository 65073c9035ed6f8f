"""`rightparty admin crosscheck`: figures that must agree, counted apart from one another."""

from rightparty.cli.output import Format


def crosscheck(*, format: Format = "text") -> int:
    """Count what must agree: plans and their ends, contacts and their records, the journal and its heads.

    Ends with exit code 1 where two figures differ. While messages leave they may, for a moment: count again.

    Example: rightparty admin crosscheck

    Args:
        format: how the table is printed.
    """
    from contextlib import closing

    from rightparty.cli.output import emit_rows
    from rightparty.desk.crosscheck import cross_check
    from rightparty.desk.home import existing_home
    from rightparty.desk.store import open_store
    from rightparty.errors import Refused

    home = existing_home()
    if home is None:
        raise Refused("there is no installation here", "`rightparty run` or `rightparty demo` makes one")
    store = open_store(home)
    try:
        with closing(store.connect()) as connection:
            found = cross_check(connection)
    finally:
        store.close()
    rows = [
        {
            "check": one.check.name,
            "agrees": "yes" if one.agrees else "NO",
            "one": one.one,
            "other": one.other,
            "what": f"{one.check.one} = {one.check.other}",
        }
        for one in found
    ]
    emit_rows(rows, ("check", "agrees", "one", "other", "what"), format)
    return 0 if all(one.agrees for one in found) else 1
