"""`rightparty journal replay` and `evidence`: decide again, and hand out all about a contact."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from rightparty.cli.arguments import aware
from rightparty.errors import Refused

if TYPE_CHECKING:
    from rightparty.desk.journal_store import OpenedJournal
    from rightparty.desk.replayed import ReplayedRecord
    from rightparty.desk.vault import Vault


def replay(
    *,
    contact: str | None = None,
    since: datetime | None = None,
    by: str,
    reason: str = "replay",
    house: Path | None = None,
    format: Literal["text", "json"] = "text",
) -> int:
    """Decide every recorded decision again, from its sealed facts, and say what came of each.

    identical: its own law decides the same; where that is no longer ours, what ours decides is told too, and
    which rules make the difference. explained: of its law only which rules it had was kept.
    erased: the person's key was destroyed. unkept, not at hand, unreadable: why it cannot be done.
    law refused: the law kept is not what it was. differs: a fault. Exit code 1 where a law is refused, or one
    differs or cannot be read.

    Whoever asks is put on record first: sealed facts are opened.

    Example: rightparty journal replay --since 2026-11-23T00:00+08:00 --by "Li Na"

    Args:
        contact: Only the decisions about this contact.
        since: Only those from this instant on, with its offset.
        by: Who asks.
        reason: What for.
        house: The lender's own policy, where there is one; that of an earlier day is kept with its law.
        format: text or json.
    """
    from rightparty.desk.clock import real
    from rightparty.desk.replayed import note_replay, replay_store
    from rightparty.journal.replay import FAULTS
    from rightparty.law.load import load_law

    law = load_law(house)
    since = aware(since, "--since") if since else None
    counts: Counter[str] = Counter()
    with _opened() as (journal, vault):
        note_replay(journal.connection, (by, reason), contact, real())
        for one in replay_store(journal.connection, vault, law, contact_id=contact, since=since):
            counts[one.found.outcome] += 1
            _tell(one, format)
    if not counts and contact is not None:
        raise Refused(f"no decision about `{contact}` is recorded", "its id stands in the plan of its day")
    if format == "text":
        summed = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counts.items()))
        print(f"{counts.total():,} decisions: {summed or 'none'}")
    return 1 if any(counts[outcome] for outcome in FAULTS) else 0


def _tell(one: "ReplayedRecord", format: str) -> None:
    found = one.found
    if format == "json":
        told = {"seq": one.seq, "contact": one.contact_id, "outcome": found.outcome, "says": found.sentence}
        print(json.dumps(told | {"differences": found.differences}, ensure_ascii=False))
        return
    print(f"record {one.seq}, contact {one.contact_id}: {found.outcome}: {found.sentence}")
    for line in found.differences:
        print(f"       {line}")


def evidence(
    contact: str,
    *,
    out: Path,
    by: str,
    reason: str,
    masked: Annotated[bool, Parameter(negative="")] = False,
    house: Path | None = None,
    lang: Literal["zh-Hans", "zh-Hant", "en"] = "en",
) -> None:
    """Put all about one contact into one archive, with everything that is needed to check it offline.

    Facts, rules with their clauses, name and number, the text as sent, the permit, what the carrier reported
    and the person answered, each record of the journal with its receipt, the head and its time-stamp, and the
    verifier.
    Whoever asks is put on record first.

    Example: rightparty journal evidence 5f2c8a --out evidence.zip --by "Li Na" --reason "complaint 17"

    Args:
        contact: The id of the contact.
        out: The archive to write (ZIP). The same store gives the same bytes.
        by: Who asks.
        reason: What for.
        masked: For outsiders: digests instead of ids, and neither names, numbers, text nor facts.
        house: The lender's own policy of that day, where there was one.
        lang: The language of the page; the README is in all three.
    """
    from rightparty.desk.clock import real
    from rightparty.desk.evidence_file import Asked, hand_out
    from rightparty.journal.evidence import packed
    from rightparty.law.load import load_law

    with _opened() as (journal, vault):
        asked = Asked(contact, load_law(house), masked, lang)
        files = hand_out(journal, vault, asked, (by, reason), real())
    out.write_bytes(packed(files))
    print(f"{len(files)} files in {out}")


@contextmanager
def _opened() -> "Iterator[tuple[OpenedJournal, Vault]]":
    from rightparty.desk.journal_store import open_store
    from rightparty.desk.vault import vault_of

    with open_store() as journal:
        yield journal, vault_of(journal.connection)
