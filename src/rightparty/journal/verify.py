"""Verifying a journal: every record hashed anew, every head recomputed, every fault named.

What is caught, and how exactly it can be named:

- a changed byte: the record, for its bytes no longer give its leaf hash;
- a record taken out, put in twice or moved: the record, for each carries its own number;
- records and leaf hashes changed *together*: the first head whose root no longer comes out, so the
  span of records since the head before it;
- a head that was changed, moved or forged: the head, for its signature or its place is wrong;
- a time-stamp of another head, or older than its head: the head;
- a line lost at the end, or anywhere: the last line counts all others (in format 1 there is none).

Records after the last head are checked each by itself only, and a journal that was cut off at a head
on purpose, its last line written anew, looks whole: to catch that, hand in a head that somebody else
kept (`witnessed`). What is named here is named alike by `offline_verifier`, which tests hold to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from rightparty.errors import RightpartyError
from rightparty.journal.export import End, Format, Line, Unreadable, read
from rightparty.journal.head import TreeHead
from rightparty.journal.record import Entry, instant, read_record
from rightparty.journal.stamp import Anchor
from rightparty.journal.tree import Frontier, leaf_hash
from rightparty.signing import key_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MOST_FAULTS = 1000


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: `what` (a code), where (`seq` of the record, `line` of the file), why.

    `computed` and `expected` are hexadecimal, where something was computed. The codes: unreadable,
    altered, misplaced, missing, repeated, invalid (records); forged, displaced, root, short (heads);
    stamp (time-stamps); cut, sum (the end); tile (hashes that a store keeps beside its journal).
    """

    what: str
    sentence: str
    seq: int | None = None
    line: int | None = None
    computed: str = ""
    expected: str = ""

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.sentence}"


@dataclass(frozen=True)
class Step:
    """One root recomputed: what for, what came out, what the head says, and whether they agree."""

    label: str
    computed: str
    expected: str
    agrees: bool


@dataclass(frozen=True)
class Verification:
    """What was found: `records` read, of which the first `sealed` stand under a good head.

    `anchors`: every time-stamp of a genuine head, with it; whether an authority made it is `anchor.check`.
    """

    records: int
    sealed: int
    heads: int
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    anchors: tuple[tuple[TreeHead, Anchor], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing at all was found wrong."""
        return not self.faults


def verify(
    lines: Iterable[bytes],
    keys: Sequence["Ed25519PublicKey"],
    witnessed: Sequence[TreeHead] = (),
) -> Verification:
    """Verify an exported journal, read line by line, in memory that hardly grows with its length.

    `keys`: the public keys whose heads are accepted. `witnessed`: genuine heads kept elsewhere, which
    this journal must still agree with.
    """
    verifier = _Verifier({key_id(key): key for key in keys}, witnessed)
    for number, item in read(lines):
        verifier.take(number, item)
    return verifier.finish()


@dataclass(frozen=True)
class _Waiting:
    """A head to compare once the tree has grown to its size; `label` says what it is.

    `early`: it came before records that it covers.
    """

    head: TreeHead
    label: str
    line: int | None = None
    early: bool = False


class _Verifier:
    """The tree as it grows, and what waits for its turn: records that came too early, heads to compare.

    Two trees grow side by side, over the leaf hashes as computed and as recorded: where they differ
    and a head agrees with the recorded ones, the fault lies in the records already named, alone.
    """

    def __init__(self, keys: "dict[str, Ed25519PublicKey]", witnessed: Sequence[TreeHead]) -> None:
        self._keys = keys
        self._computed, self._recorded = Frontier(), Frontier()
        self._early: dict[int, tuple[bytes, bytes]] = {}
        self._waiting = [_Waiting(head, f"head that you hold for {head.size} records") for head in witnessed]
        self._steps: list[Step] = []
        self._faults: list[Fault] = []
        self._records = self._heads = self._sealed = self._highest = 0
        self._last_head: TreeHead | None = None
        self._before: TreeHead | None = None  # the genuine head that the next line may be a time-stamp of
        self._anchors: list[tuple[TreeHead, Anchor]] = []
        self._stamps = self._format = 0
        self._ended = False
        self._torn = False  # a root did not come out: later ones cannot either

    def take(self, line: int, item: Line) -> None:
        """Take one line of the file, whatever it holds."""
        if self._ended:
            self.fault(Fault("sum", "something stands after the journal's last line", line=line))
        before, self._before = self._before, None
        match item:
            case Entry():
                self.entry(line, item)
            case TreeHead():
                self.head(line, item)
            case Anchor():
                self._before = before
                self.anchor(line, item)
            case End():
                self.end(line, item)
            case Format(number):
                self._format = number
            case Unreadable(why):
                self._before = before
                self.fault(Fault("unreadable", f"this is not a line of a journal: {why}", line=line))

    def fault(self, fault: Fault) -> None:
        """Note a fault, up to a sensible number of them."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(fault)

    def entry(self, line: int, entry: Entry) -> None:
        """Take one record: check it by itself, then let the tree grow as far as it can."""
        self._records += 1
        computed = leaf_hash(entry.data)
        seq = self._own_number(line, entry, computed)
        self._highest = max(self._highest, seq + 1)
        if seq < self._computed.size or seq in self._early:
            self.fault(Fault("repeated", f"record {seq} stands here a second time", seq, line))
            return
        if seq == entry.seq < self._highest - 1:
            self.fault(Fault("misplaced", f"record {seq} stands after record {self._highest - 1}", seq, line))
        self._early[seq] = (computed, entry.leaf)
        self._grow()

    def head(self, line: int, head: TreeHead) -> None:
        """Take one signed head: check signature and place, then wait for the tree to reach its size."""
        self._heads += 1
        label = f"head for {head.size} records, {instant(head.at)}"
        key = self._keys.get(head.key)
        if key is None:
            why = f"is signed with key {head.key}, which is not yours"
            self.fault(Fault("forged", f"the {label}, {why}", line=line))
            return
        if not head.is_genuine(key):
            self.fault(Fault("forged", f"the {label}, is not what the key's holder signed", line=line))
            return
        before = self._last_head
        if head.size < self._highest or (before and (head.size < before.size or head.at < before.at)):
            self.fault(Fault("displaced", f"the {label}, stands in the wrong place", line=line))
        if before is None or head.size >= before.size:
            self._last_head = head
        self._before = head
        self._waiting.append(_Waiting(head, label, line, early=head.size > self._highest))
        self._compare()

    def anchor(self, line: int, anchor: Anchor) -> None:
        """Take one time-stamp: it must be of the head right before it, and not older."""
        self._stamps += 1
        head = self._before
        if head is None or head.imprint() != anchor.head:
            self.fault(Fault("stamp", "this time-stamp stands behind no head that it names", line=line))
            return
        why = anchor.fault(head)
        if why is None:
            self._anchors.append((head, anchor))
            return
        label = f"head for {head.size} records, {instant(head.at)}"
        self.fault(Fault("stamp", f"the time-stamp of the {label}, is none: {why}", line=line))

    def end(self, line: int, end: End) -> None:
        """Take the last line, which counts the others."""
        self._ended = True
        here = End(self._records, self._heads, self._stamps)
        if end != here:
            self.fault(Fault("sum", f"the last line promises {end}; here are {here}", line=line))

    def finish(self) -> Verification:
        """Name what never came, and sum up."""
        self._compare()
        if self._early:
            between = range(self._computed.size, max(self._early))  # as long as a forged number likes
            for seq in islice((seq for seq in between if seq not in self._early), MOST_FAULTS):
                self.fault(Fault("missing", f"record {seq} is missing", seq))
        for one in self._waiting:
            if one.head.size > self._highest:
                sentence = f"the {one.label}, covers more than the {self._highest} records here"
                self.fault(Fault("short", sentence, line=one.line))
            why = f"not computed: only the first {self._computed.size} records are here without a gap"
            self._steps.append(Step(one.label, why, one.head.root.hex(), agrees=False))
        if self._format == 2 and not self._ended:
            sentence = "the journal was cut off: its last line, which counts the others, is missing"
            self.fault(Fault("cut", sentence))
        return Verification(
            self._records,
            self._sealed,
            self._heads,
            tuple(self._steps),
            tuple(self._faults),
            tuple(self._anchors),
        )

    def _own_number(self, line: int, entry: Entry, computed: bytes) -> int:
        """The number that a record bears itself, checking its bytes and its place on the way."""
        if computed != entry.leaf:
            sentence = f"record {entry.seq} was altered: its bytes do not give its leaf hash"
            self.fault(Fault("altered", sentence, entry.seq, line, computed.hex(), entry.leaf.hex()))
            return entry.seq
        try:
            own, _ = read_record(entry.data)
        except RightpartyError as fault:
            sentence = f"record {entry.seq} is no valid record: {fault.message}"
            self.fault(Fault("invalid", sentence, entry.seq, line))
            return entry.seq
        if own != entry.seq:
            self.fault(Fault("misplaced", f"record {own} stands where record {entry.seq} belongs", own, line))
        return own

    def _grow(self) -> None:
        while self._computed.size in self._early:
            computed, recorded = self._early.pop(self._computed.size)
            self._compare()
            self._computed.append(computed)
            self._recorded.append(recorded)

    def _compare(self) -> None:
        """Recompute the heads whose size the tree has just reached; it never shrinks to an older one."""
        size = self._computed.size
        due = [one for one in self._waiting if one.head.size == size]
        if not due:
            return
        self._waiting = [one for one in self._waiting if one.head.size != size]
        computed, recorded = self._computed.root(), self._recorded.root()
        for one in due:
            if one.early:
                self.fault(Fault("displaced", f"the {one.label}, stands in the wrong place", line=one.line))
            agrees = one.head.root == computed
            self._steps.append(Step(one.label, computed.hex(), one.head.root.hex(), agrees))
            if agrees:
                self._sealed = size
            elif one.head.root != recorded and not self._torn:
                self._torn = True
                first, last = self._sealed, size - 1
                span = f"records {first} to {last}" if first < last else f"record {last}"
                sentence = f"the {one.label}, was signed over other {span} than stand here"
                self.fault(Fault("root", sentence, None, one.line, computed.hex(), one.head.root.hex()))
