"""All that the store holds about one contact, as files of one archive: to be handed on and checked."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

from rightparty.canonical import Json, canonical, parse
from rightparty.desk.anchor_rows import first_covering
from rightparty.desk.evidence_law import law_files
from rightparty.desk.evidence_rows import ContactRows, masked_ids, plain
from rightparty.desk.facts_kept import FACTS, TEXT, Part, parts_of, read_text
from rightparty.desk.journal_store import OpenedJournal, heads, marks_of, public_key
from rightparty.desk.journal_tiles import receipt_of, tree_over
from rightparty.desk.law_kept import KeptLaws
from rightparty.desk.replayed import replay_record
from rightparty.desk.reveal import note_reading
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault
from rightparty.errors import Refused
from rightparty.gate.decision import Reason
from rightparty.journal.evidence import page
from rightparty.journal.head import TreeHead
from rightparty.journal.receipt import Receipt
from rightparty.journal.record import Entry, Record, instant, read_record
from rightparty.journal.stamp import Anchor
from rightparty.law.load import Law
from rightparty.signing import public_pem

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@dataclass(frozen=True)
class Asked:
    """What is wanted: of which contact, for whom, in which language, and by which law it is explained."""

    contact_id: str
    law: Law
    masked: bool = False
    language: str = "en"


def evidence_of(journal: OpenedJournal, vault: Vault, asked: Asked) -> Mapping[str, bytes]:
    """The files of the archive, by name; the same store gives the same bytes.

    Masked, ids become the journal's keyed digests, and text and facts are left out.

    Raises:
        Refused: there is no such contact, or none of its records is sealed yet.
    """
    connection = journal.connection
    rows = ContactRows(connection, asked.contact_id, masked=asked.masked)
    contact = rows.contact()
    head, anchor, receipts = _receipts(connection, asked.contact_id)
    parts = [] if asked.masked else list(parts_of(connection, vault, asked.contact_id))
    words = _words()[asked.language]
    decisions = _decisions(journal, vault, asked, receipts)
    law, texts = law_files(
        connection, list(dict.fromkeys(str(one["rulebook"]) for one in decisions)), asked.law
    )
    told: dict[str, Json] = {
        "contact": plain(masked_ids(contact, marks_of(journal.home)) if asked.masked else contact),
        "whom": None if asked.masked else rows.whom(contact),
        "decisions": decisions,
        "law": law,
        "permit": rows.permit(),
        "facts": None if asked.masked else _kept(parts, FACTS, words),
        "text": None if asked.masked else _kept(parts, TEXT, words),
        "happened": rows.happened(),
        "carrier": rows.carrier(),
        "replies": rows.replies(),
        "records": [parse(one.entry.data) for one in receipts],
    }
    sections = [(words[name], value) for name, value in told.items()]
    note = words["masked"] if asked.masked else ""
    found = {
        "README.md": "\n".join(_words()[language]["readme"] for language in LANGUAGES).encode(),
        "evidence.html": page(sections, words["title"], asked.language, note),
        "evidence.json": json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n",
        "journal.pub": public_pem(public_key(journal.home)),
        "offline_verifier.py": (files("rightparty.journal") / "offline_verifier.py").read_bytes(),
        **texts,
        **{f"receipts/{one.entry.seq:06}.json": one.encode() + b"\n" for one in receipts},
    }
    if anchor is not None:
        found["anchor/head.json"] = canonical(head.json())
        found["anchor/token.der"] = anchor.token
    return found


def hand_out(
    journal: OpenedJournal, vault: Vault, asked: Asked, reader: tuple[str, str], at: datetime
) -> Mapping[str, bytes]:
    """The files of the archive for somebody (`reader`: who, and why), put on record before they are read.

    Raises:
        Refused: nobody is named, or no reason is given; or as `evidence_of`.
    """
    contact = ContactRows(journal.connection, asked.contact_id, masked=asked.masked).contact()
    field = "evidence_masked" if asked.masked else "evidence"
    note_reading(journal.connection, reader, ("person", str(contact["person_id"])), field, at)
    return evidence_of(journal, vault, asked)


def _receipts(connection: Connection, contact_id: str) -> tuple[TreeHead, Anchor | None, Sequence[Receipt]]:
    """Receipts under a head that was seen outside, where there is one, else under the last."""
    rows = connection.execute(
        "SELECT seq, data, leaf FROM desk_journal_record WHERE contact_id = %s ORDER BY seq", [contact_id]
    ).fetchall()
    sealed = heads(connection)
    size = rows[-1][0] + 1 if rows else 0
    anchor = first_covering(connection, size)
    seen = next((head for head in sealed if anchor and head.imprint() == anchor.head), None)
    head = seen or (sealed[-1] if sealed else None)
    covered = [row for row in rows if head is not None and row[0] < head.size]
    if head is None or not covered:
        raise Refused(f"no record about `{contact_id}` is sealed yet", "heads are signed every few minutes")
    tree = tree_over(connection, head.size)
    receipts = [receipt_of(tree, Entry(seq, bytes(data), bytes(leaf)), head) for seq, data, leaf in covered]
    return head, anchor if seen else None, receipts


def _decisions(
    journal: OpenedJournal, vault: Vault, asked: Asked, receipts: Sequence[Receipt]
) -> Sequence[Mapping[str, Json]]:
    laws = KeptLaws(journal.connection)
    return [_decision(journal, vault, asked, one, laws) for one in receipts if _kind(one) == "decision"]


def _decision(
    journal: OpenedJournal, vault: Vault, asked: Asked, receipt: Receipt, laws: KeptLaws
) -> Mapping[str, Json]:
    """One decision with its reasons: made again where the facts are kept, else as the record names them."""
    _, record = read_record(receipt.entry.data)
    found = replay_record(journal.connection, vault, asked.law, record, asked.contact_id, laws)
    decision, body = found.decision, record.body
    told: dict[str, Json] = {
        "seq": receipt.entry.seq,
        "at": instant(record.at),
        "verdict": body["verdict"],
        "rulebook": body["rulebook"],
        "model": body["model"],
        "replay": found.outcome,
        "replay_says": [found.sentence, *found.differences],
    }
    if decision is not None and found.outcome == "identical":
        told["reasons"] = [_reason(one, masked=asked.masked) for one in decision.reasons]
    else:
        told["reasons"] = _named(record, asked.law)
    return told


def _reason(reason: Reason, *, masked: bool) -> Json:
    told: dict[str, Json] = {
        "rule": reason.rule,
        "citation": reason.citation,
        "effect": reason.effect,
        "says": reason.sentence,
        "missing": list(reason.missing),
    }
    return told if masked else told | {"facts": plain(reason.facts)}


def _named(record: Record, law: Law) -> Json:
    """The rules that a record names, with their citations where the law at hand has them."""
    citations = {rule.id: rule.citation for rule in law.every}
    named = record.body.get("reasons")
    rules = [str(one) for one in named] if isinstance(named, list | tuple) else []
    return [{"rule": rule, "citation": citations.get(rule)} for rule in rules]


def _kept(parts: Sequence[Part], kind: str, words: Mapping[str, str]) -> Json:
    """What was kept of a kind, each with the hash that the record or the permit names it by."""
    found: list[Json] = []
    for part in parts:
        if part.kind == kind:
            read = read_text(part) if kind == TEXT and part.opened is not None else None
            shown = words["erased"] if part.opened is None else read or parse(part.opened)
            found.append({"sha256": part.digest, "is": shown})
    return found or words["unkept"]


def _kind(receipt: Receipt) -> str:
    return read_record(receipt.entry.data)[1].kind


def _words() -> Mapping[str, Mapping[str, str]]:
    text = (files("rightparty.desk") / "evidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
