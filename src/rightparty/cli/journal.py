"""`rightparty journal`: verify what was decided and sent, and prove one record of it.

What is in a file is verified here with the pure functions of `rightparty.journal`; what is in the store
comes from `rightparty.desk.journal_store`, imported only where no file was given.
"""

import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Protocol, cast

from cyclopts import App, Parameter

from rightparty.errors import Refused

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from rightparty.journal.consistency import Consistency
    from rightparty.journal.head import TreeHead
    from rightparty.journal.receipt import Receipt
    from rightparty.journal.verify import Fault, Step, Verification

app = App(name="journal", help="Verify what was decided and sent, and prove one record of it.")
for _name, _module in (
    ("consistency", "proofs"),
    ("anchor", "proofs"),
    ("verifier", "proofs"),
    ("replay", "replay"),
    ("evidence", "replay"),
):
    app.command(f"rightparty.cli.journal_{_module}:{_name}", name=_name)

SHOWN_STEPS = 6
REPORT_EVERY = 1000


class JournalStore(Protocol):
    """What `rightparty.desk.journal_store.openopened_journal()` gives, as a context."""

    def lines(self) -> Iterator[bytes]:
        """The lines of the export, header first, each head after the records that it covers."""

    def keys(self) -> "Sequence[Ed25519PublicKey]":
        """The public keys whose heads this installation accepts."""

    def receipts(self, id: str) -> "Sequence[Receipt]":
        """The receipts of all sealed records about one contact."""

    def consistency(self, kept: "TreeHead", keys: "Sequence[Ed25519PublicKey]") -> "Consistency":
        """The proof that the journal extends a head that somebody kept, signed with one of `keys`."""

    def false_tiles(self) -> "Sequence[Fault]":
        """The hashes kept for quick proofs that are not what the records come to."""


@app.command
def verify(
    file: Path | None = None,
    *,
    key: Path | None = None,
    kept: Annotated[tuple[Path, ...], Parameter(negative="")] = (),
    authority: Path | None = None,
    steps: Annotated[bool, Parameter(negative="")] = False,
    format: Literal["text", "json"] = "text",
) -> int:
    """Hash every record anew, recompute every signed head, and name every fault.

    In the store, the hashes that it keeps beside the journal for quick proofs are held against it too.

    Example: rightparty journal verify journal.jsonl --key journal.pub

    Args:
        file: An exported journal, a receipt or a proof of consistency; without one, the journal in the store.
        key: The lender's public key (PEM, base64 or hexadecimal). A file needs it.
        kept: A receipt or proof that you kept earlier: its head must still stand in this journal.
        authority: The root certificates (PEM) of the time-stamp authority: its time-stamps are checked too.
        steps: Show every root computed, not only the last ones.
        format: text or json.
    """
    from dataclasses import replace

    from rightparty.journal.verify import verify as verify_lines

    heads = [head for path in kept for head in _kept_heads(path, key)]
    if file is None:
        with opened_journal() as store:
            keys = [public_key(key)] if key else store.keys()
            result = verify_lines(store.lines(), keys, heads)
            result = replace(result, faults=(*result.faults, *store.false_tiles()))
    elif _is_proof(file):
        result = _check_proof(file.read_bytes(), [public_key(key)])
    else:
        result = verify_lines(lines_of(file), [public_key(key)], heads)
    if authority is not None:
        result = _with_stamps(result, authority.read_bytes())
    print(_as_json(result) if format == "json" else "\n".join(_as_text(result, every_step=steps)))
    return 0 if result.ok else 1


@app.command
def receipt(id: str, *, file: Path | None = None, out: Path | None = None) -> None:
    """Hand out the proof that the journal holds a record: it can be checked offline, with the public key.

    Example: rightparty journal receipt 17 --file journal.jsonl --out receipt.json

    Args:
        id: With --file, the number of the record; else the id of a contact in the store.
        file: An exported journal.
        out: Write the receipt here instead of to the screen.
    """
    from rightparty.journal.receipt import receipt_from

    if file is None:
        with opened_journal() as store:
            found = list(store.receipts(id))
    elif id.isdecimal():
        found = [receipt_from(lines_of(file), int(id))]
    else:
        raise Refused(
            f"`{id}` is not the number of a record", "an export is asked by number: `receipt 17 --file …`"
        )
    if not found:
        raise Refused(f"there is no sealed record about `{id}` yet", "heads are signed every few minutes")
    put_out((one.encode() + b"\n" for one in found), out)


@app.command
def export(*, out: Path | None = None) -> None:
    """Write the journal in the store as a file that may be handed on: it holds no personal data.

    Example: rightparty journal export --out journal.jsonl

    Args:
        out: Write here instead of to the screen.
    """
    with opened_journal() as store:
        put_out(store.lines(), out)


def opened_journal() -> "AbstractContextManager[JournalStore]":
    """The journal in the store of this environment's home."""
    module = importlib.import_module("rightparty.desk.journal_store")
    return cast("AbstractContextManager[JournalStore]", module.open_store())


def public_key(path: Path | None) -> "Ed25519PublicKey":
    """The lender's public key, from a file.

    Raises:
        Refused: none was named.
    """
    from rightparty.signing import read_public_key

    if path is None:
        raise Refused("a file proves nothing without the lender's public key", "add `--key PUBLIC_KEY_FILE`")
    return read_public_key(path.read_bytes())


def _is_proof(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(9).startswith((b'{"head":', b'{"first":'))


def _check_proof(data: bytes, keys: "Sequence[Ed25519PublicKey]") -> "Verification":
    """Every receipt or proof of a file, one a line, as one result."""
    from rightparty.journal.verify import Verification

    results = [_check_one(line, keys) for line in data.splitlines()]
    return Verification(
        records=len(results),
        sealed=sum(one.sealed for one in results),
        heads=len(results),
        steps=tuple(step for one in results for step in one.steps),
        faults=tuple(fault for one in results for fault in one.faults),
    )


def _check_one(line: bytes, keys: "Sequence[Ed25519PublicKey]") -> "Verification":
    from rightparty.journal.consistency import check_consistency, read_consistency
    from rightparty.journal.receipt import check_receipt, read_receipt

    if line.startswith(b'{"first":'):
        return check_consistency(read_consistency(line), keys)
    return check_receipt(read_receipt(line), keys)


def _kept_heads(path: Path, key: Path | None) -> "list[TreeHead]":
    from rightparty.journal.consistency import read_kept

    data = path.read_bytes()
    if not _check_proof(data, [public_key(key)]).ok:
        raise Refused(f"the receipt `{path}` is itself not genuine", f"see `journal verify {path}`")
    return list(dict.fromkeys(read_kept(line) for line in data.splitlines()))


def _with_stamps(result: "Verification", roots: bytes) -> "Verification":
    """The same result with each time-stamp held against the authority's certificates."""
    from dataclasses import replace

    from rightparty.journal.anchor import check
    from rightparty.journal.record import instant
    from rightparty.journal.verify import Fault, Step

    steps, faults = list(result.steps), list(result.faults)
    for head, anchor in result.anchors:
        label = f"time-stamp of the head for {head.size} records, by {anchor.authority}"
        why = check(anchor, head, roots)
        imprint = head.imprint().hex()
        if why is None:
            steps.append(Step(f"{label}, {instant(anchor.at())}", imprint, imprint, agrees=True))
        else:
            faults.append(Fault("stamp", f"the {label}, does not hold: {why}"))
    return replace(result, steps=tuple(steps), faults=tuple(faults))


def lines_of(file: Path) -> Iterator[bytes]:
    """The lines of a file, with a bar on stderr for long ones."""
    from rightparty.cli.progress import progress

    size, done = file.stat().st_size, 0
    with file.open("rb") as opened, progress() as report:
        for number, line in enumerate(opened):
            yield line
            done += len(line)
            if number % REPORT_EVERY == 0:
                report("bytes verified", done, size)


def _as_text(result: "Verification", *, every_step: bool) -> Iterator[str]:
    shown = [step for step in result.steps if every_step or not step.agrees]
    if not every_step:
        shown = [*shown[:SHOWN_STEPS], *(step for step in result.steps[-SHOWN_STEPS:] if step.agrees)]
    for step in shown:
        yield from _step(step)
    for fault in result.faults:
        yield f"FAULT  {fault}"
        if fault.computed:
            yield f"       computed {fault.computed}"
            yield f"       expected {fault.expected}"
    for head, anchor in result.anchors[-SHOWN_STEPS:]:
        yield f"head for {head.size} records: seen by {anchor.authority} at {anchor.at().isoformat()}"
    sealed = f"{result.sealed:,} of {result.records:,} records stand under a signed head"
    yield f"{sealed}; {result.heads:,} heads; {len(result.faults):,} faults"


def _step(step: "Step") -> Iterator[str]:
    yield f"{step.label}: {'agrees' if step.agrees else 'DIFFERS'}"
    yield f"       computed {step.computed}"
    yield f"       expected {step.expected}"


def _as_json(result: "Verification") -> str:
    from dataclasses import asdict

    from rightparty.journal.record import instant

    told = {name: value for name, value in asdict(result).items() if name != "anchors"}
    stamps = [
        {"size": head.size, "at": instant(anchor.at()), "authority": anchor.authority}
        for head, anchor in result.anchors
    ]
    return json.dumps({"ok": result.ok, **told, "stamps": stamps}, indent=1)


def put_out(lines: Iterable[bytes], out: Path | None) -> None:
    """Write lines to a file, or to the screen."""
    if out is None:
        for line in lines:
            sys.stdout.write(line.decode())
        return
    with out.open("wb") as opened:
        opened.writelines(lines)
