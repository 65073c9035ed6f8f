"""`rightparty admin backup`, `restore`: the store whole into a folder, and back into a new home."""

import sys
from pathlib import Path

MOST_LINES = 20
_KEYS = "the keys of the home are not in it: keep them elsewhere, or it is worth nothing"
_OTHER_KEYS = "the keys are not those of the last backup, copy them anew"


def backup(*, to: Path, with_keys: bool = False) -> None:
    """Back up the store into a new folder, while others work: database, agencies' files, the journal's head.

    The keys are not in it unless asked for: whoever has both reads everything. Where they are not those of
    the last backup, that is said: a copy of them must be made anew. A master key that the environment names
    is in no backup.

    Example: rightparty admin backup --to backup --with-keys

    Args:
        to: the folder to make; its name must be free.
        with_keys: put the keys of the home beside it.
    """
    from rightparty.desk.backup import back_up, keys_that_differ, latest_keys
    from rightparty.desk.clock import real
    from rightparty.desk.home import existing_home
    from rightparty.desk.store import open_store
    from rightparty.errors import Refused

    home = existing_home()
    if home is None:
        raise Refused("there is no installation here", "`rightparty run` or `rightparty demo` makes one")
    store = open_store(home)
    before = latest_keys(home)
    try:
        made = back_up(store, to, real(), keys=with_keys)
    finally:
        store.close()
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    print(f"backed up: {made.head.size:,} records of the journal, {size / 1e6:,.1f} MB")
    print(f"head: {made.head.root.hex()}")
    if not with_keys:
        print(_KEYS, file=sys.stderr)
    if before is not None and (other := keys_that_differ(before, made.keys)):
        print(f"{_OTHER_KEYS}: {', '.join(other)}", file=sys.stderr)


def restore(dir: Path, *, home: Path, by: str, keys: Path | None = None) -> None:
    """Get a store back from a backup, into a new home; it is halted until another person lets go.

    What was sent after the backup is not known to it. Look at what the providers have before anything leaves
    again: `rightparty admin go`, by somebody else. With DATABASE_URL the database must be empty.

    Example: rightparty admin restore backup --home new-home --by "Wang Fang"

    Args:
        dir: the folder of the backup.
        home: the folder of the new home; it must be empty, or not there yet.
        by: who answers for it; another person lets go.
        keys: the `keys` folder of the home that was backed up, where the backup has none.
    """
    from rightparty.desk.clock import real
    from rightparty.desk.restoring import restore as get_back

    back = get_back(dir, home, real(), by=by, keys=keys)
    try:
        gap = back.gap
        print(f"restored into `{home.resolve()}`: {back.records:,} records of the journal, which verifies")
        print(f"not known here: what happened from {gap.since.isoformat()} to {gap.until.isoformat()}")
        print(f"contacts of the backup that may have left since: {gap.count:,}")
        for (day, channel), count in list(gap.contacts.items())[:MOST_LINES]:
            print(f"  {count:>7,}  {day}, {channel}")
        print("halted: nothing leaves until another person says `rightparty admin go --by NAME --note TEXT`")
        if not back.sandbox:
            print("without a sandbox: `rightparty admin key new --test` makes one", file=sys.stderr)
    finally:
        back.store.close()
