"""`rightparty journal consistency`, `anchor`, `verifier`: what others hold the journal to."""

import os
import secrets
import sys
from contextlib import closing
from pathlib import Path

from rightparty.cli.journal import lines_of, opened_journal, public_key, put_out
from rightparty.errors import Refused


def consistency(
    old_head: Path, *, file: Path | None = None, key: Path | None = None, out: Path | None = None
) -> None:
    """Prove that today's journal begins with the one whose head somebody kept: nothing in it was changed.

    A head that the lender's key did not sign is refused first: it says nothing of the journal.

    Example: rightparty journal consistency receipt.json --file journal.jsonl --key journal.pub

    Args:
        old_head: What was kept: a receipt, an earlier proof, or the line of a head from an export.
        file: An exported journal; without one, the journal in the store.
        key: The lender's public key, to tell whether the head kept is genuine; of the store it is known.
        out: Write the proof here instead of to the screen.
    """
    from rightparty.journal.consistency import consistency_from, read_kept

    kept = read_kept(old_head.read_bytes())
    if file is None:
        with opened_journal() as store:
            made = store.consistency(kept, [public_key(key)] if key else store.keys())
    else:
        made = consistency_from(lines_of(file), kept, [public_key(key)] if key else [])
    put_out([made.encode() + b"\n"], out)


def anchor() -> None:
    """Have the last signed head stamped by the time-stamp authority that the environment names.

    Only the head's hash leaves the house. A head that was stamped already is not sent again.

    Example: rightparty journal anchor
    """
    from rightparty.desk.anchors import anchor_latest
    from rightparty.desk.clock import real
    from rightparty.desk.home import existing_home
    from rightparty.desk.store import open_store
    from rightparty.wiring import TSA_URL, time_authority

    authority = time_authority(os.environ)
    if authority is None:
        raise Refused("no time-stamp authority is named", f"set {TSA_URL} to the address of one")
    home = existing_home()
    if home is None:
        raise Refused("there is no store here, and so no journal", "`rightparty run` makes one")
    store = open_store(home)
    try:
        with closing(store.connect()) as connection:
            nonce = secrets.randbits(64) | 1
            made = anchor_latest(connection, authority, nonce=nonce, clock=real)
    finally:
        store.close()
    if made is None:
        raise Refused("the journal has no head yet", "heads are signed every few minutes")
    print(f"the last head was seen by {made.authority} at {made.at().isoformat()}")


def verifier(*, out: Path | None = None) -> None:
    """Write out the verifier: one Python file that checks journals, receipts and proofs by itself.

    It needs Python 3.8 and nothing else: no installation, no database, none of this package.

    Example: rightparty journal verifier --out offline_verifier.py

    Args:
        out: Write the file here instead of to the screen.
    """
    from importlib.resources import files

    text = (files("rightparty.journal") / "offline_verifier.py").read_bytes()
    if out is None:
        sys.stdout.write(text.decode())
    else:
        out.write_bytes(text)
