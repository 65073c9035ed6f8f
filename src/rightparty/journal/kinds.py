"""The kinds of record, and what each may hold: a closed list of typed fields, none for personal data.

People, contact points, debts and staff appear as keyed digests only (`record.digest`): equal values
give equal digests, so that a person's records can be found with the key; once the key is gone, they
tell nothing, and every proof still stands. Free text has no place either: a digest of it has.

Every version of a kind that was ever written stays in `KINDS`, so that it stays readable; `CURRENT`
is the version that new records get.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, cast

from rightparty.book.tables import CHANNELS, CONTENT_CLASSES, NOTICE_KINDS, OUTCOMES

MOST_ITEMS = 200


@dataclass(frozen=True)
class Type:
    """A type of value: text of a `pattern`, or whatever passes `test`.

    `opaque` text has the form of a digest, which may show any digits; `hashes` means that parts of it
    may be digests. All other text is searched for personal data.
    """

    name: str
    pattern: re.Pattern[str] | None = None
    test: Callable[[object], bool] | None = None
    opaque: bool = False
    hashes: bool = False
    many: bool = False

    def fits(self, value: object) -> bool:
        """Whether `value` is of this type."""
        if self.many:
            few = isinstance(value, (list, tuple)) and len(value) <= MOST_ITEMS
            return few and all(map(self.fits_one, cast("Sequence[object]", value)))
        return self.fits_one(value)

    def fits_one(self, value: object) -> bool:
        """Whether `value` is of this type, or may stand in a list of this type."""
        if self.pattern is not None:
            return isinstance(value, str) and self.pattern.fullmatch(value) is not None
        return self.test is not None and self.test(value)

    def list(self) -> "Type":
        """A list of such values."""
        return replace(self, name=f"list of {self.name}", many=True)


def _text(name: str, pattern: str, *, opaque: bool = False, hashes: bool = False) -> Type:
    return Type(name, re.compile(pattern, re.ASCII), opaque=opaque, hashes=hashes)


def _one_of(name: str, choices: str) -> Type:
    return _text(name, "|".join(map(re.escape, choices.split())))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_counts(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(key, str) and CODE.fits(key) and _is_count(count) for key, count in value.items()
    )


DIGEST: Final = _text("keyed digest", r"[0-9a-f]{64}", opaque=True)
HASH: Final = _text("SHA-256", r"[0-9a-f]{64}", opaque=True)
REF: Final = _text("UUID", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}", opaque=True)
CODE: Final = _text("code", r"(?!(?:\D*\d){7})[a-z][a-z0-9_]{0,63}")  # six digits at most
RULE: Final = _text("id of a rule or template", r"[A-Za-z][A-Za-z0-9_.:()/-]{0,127}")
VERSION: Final = _text("version", r"[A-Za-z0-9][A-Za-z0-9._+:;,=@/() -]{0,511}", hashes=True)
INSTANT: Final = _text("instant", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")
DATE: Final = _text("date", r"\d{4}-\d\d-\d\d")
LANGUAGE: Final = _text("language", r"zh-Hans|zh-Hant|en")
CHANNEL: Final = _one_of("channel", CHANNELS)
CONTENT: Final = _one_of("content class", CONTENT_CLASSES)
VERDICT: Final = _one_of("verdict", "allow limited delay deny")
COUNT: Final = Type("count", test=_is_count)
COUNTS: Final = Type("counts by code", test=_are_counts)
FLAG: Final = Type("flag", test=lambda value: isinstance(value, bool))


@dataclass(frozen=True)
class Kind:
    """A kind of record at one version: what it says, and its fields."""

    name: str
    version: int
    doc: str
    required: Mapping[str, Type]
    optional: Mapping[str, Type]

    def type_of(self, field: str) -> Type | None:
        """The type of a field; None if the kind has no such field."""
        return self.required.get(field) or self.optional.get(field)


_WHO = {"person": DIGEST, "point": DIGEST, "debts": DIGEST.list()}

_ALL = (
    Kind(
        "decision", 1, "The gate decided about one contact.",
        {"contact": DIGEST, "channel": CHANNEL, "content": CONTENT, "verdict": VERDICT, "facts": HASH,
         "rulebook": VERSION, "model": VERSION, **_WHO},
        {"decision": HASH, "for_at": INSTANT, "mode": CODE, "allowed": CONTENT.list(), "ceiling": CONTENT,
         "retry_at": INSTANT, "until_event": CODE, "reasons": RULE.list(), "requires": CODE.list(),
         "right_party": CODE, "accepted": VERSION},
    ),
    Kind(
        "message", 1, "A message is about to be handed to a channel: written before the channel is called.",
        {"contact": DIGEST, "channel": CHANNEL, "content": CONTENT, "text": DIGEST, **_WHO},
        {"permit": REF, "decision": HASH, "template": RULE, "template_version": VERSION, "language": LANGUAGE,
         "sender": DIGEST, "valid_until": INSTANT, "in_reply_to": DIGEST},
    ),
    Kind(
        "outcome", 1, "What became of a message or a call; `unknown` until the channel's own record is seen.",
        {"contact": DIGEST, "outcome": _one_of("outcome", f"{OUTCOMES} sent failed not_sent")},
        {"channel": CHANNEL, "permit": REF, "reference": DIGEST, "detail": CODE, "actor": DIGEST},
    ),
    Kind(
        "reply", 1, "Somebody answered, or came to us unasked.",
        {"channel": CHANNEL, "point": DIGEST},
        {"contact": DIGEST, "person": DIGEST, "reading": CODE, "text": DIGEST, "reference": DIGEST},
    ),
    Kind(
        "notice", 1, "Something we were told, and hold to from now on.",
        {"notice": DIGEST, "notice_kind": _one_of("kind of notice", NOTICE_KINDS)},
        {"person": DIGEST, "point": DIGEST, "debt": DIGEST, "creditor": DIGEST, "channel": CHANNEL,
         "scope": _one_of("scope", "point channel debt creditor all"), "given_by": DIGEST, "since": INSTANT,
         "until": INSTANT, "medium": _one_of("medium", "written electronic oral court"), "detail": DIGEST},
    ),
    Kind(
        "evidence", 1, "Evidence came to light of whose a contact point is.",
        {"person": DIGEST, "point": DIGEST, "evidence_kind": CODE, "for_at": INSTANT},
        {"contact": DIGEST, "reference": DIGEST},
    ),
    Kind(
        "wrong_person", 1, "Somebody at a contact point said that they are not the person.",
        {"report": DIGEST, "person": DIGEST, "point": DIGEST, "told": FLAG, "via": CODE},
        {"contact": DIGEST, "source": DIGEST, "withdrawn": COUNT, "incident": REF, "actor": DIGEST},
    ),
    Kind(
        "source", 1, "A source of points, or a batch, was paused for its rate of wrong persons, or lifted.",
        {"source": DIGEST, "event": _one_of("event", "paused lifted"), "of": _one_of("of", "source batch")},
        {"outcomes": COUNT, "reports": COUNT, "rule": VERSION, "withdrawn": COUNT, "actor": DIGEST,
         "note": DIGEST},
    ),
    Kind(
        "source", 2, "The same; a channel is paused for its rate of failures and complaints.",
        {"source": DIGEST, "event": _one_of("event", "paused lifted"),
         "of": _one_of("of", "source batch channel")},
        {"outcomes": COUNT, "reports": COUNT, "rule": VERSION, "withdrawn": COUNT, "actor": DIGEST,
         "note": DIGEST},
    ),
    Kind(
        "incident", 1, "A debt word reached a stranger, or may have: each step until somebody closes it.",
        {"incident": REF, "step": _one_of("step", "opened borrower_told closed")},
        {"person": DIGEST, "point": DIGEST, "because": CODE, "due_at": INSTANT, "contacts": DIGEST.list(),
         "source": DIGEST, "proof": CODE, "proof_at": INSTANT, "model": VERSION, "actor": DIGEST,
         "note": DIGEST},
    ),
    Kind(
        "incident", 2, "The same; a notice that law or decency asks for is a step of its own.",
        {"incident": REF, "step": _one_of("step", "opened borrower_told notice_sent closed")},
        {"person": DIGEST, "point": DIGEST, "because": CODE, "due_at": INSTANT, "contacts": DIGEST.list(),
         "source": DIGEST, "proof": CODE, "proof_at": INSTANT, "model": VERSION, "actor": DIGEST,
         "note": DIGEST, "audience": CODE, "template": RULE, "batch": DIGEST, "agency": DIGEST,
         "collector": DIGEST},
    ),
    Kind(
        "permit", 1, "A permit was issued, redeemed, returned, or ran out.",
        {"permit": REF, "event": _one_of("event", "issued redeemed returned expired refused")},
        {"contact": DIGEST, "decision": HASH, "valid_from": INSTANT, "valid_until": INSTANT, "because": CODE},
    ),
    Kind(
        "payment", 1, "A payment came in, is on its way, or went back: taken between two books.",
        {"payment": DIGEST, "debt": DIGEST, "status": _one_of("state", "posted pending reversed")},
        {"reverses": DIGEST, "withdrawn": COUNT},
    ),
    Kind(
        "payment", 2, "The same; without `status` nobody said which of these it is.",
        {"payment": DIGEST, "debt": DIGEST},
        {"status": _one_of("state", "posted pending reversed"), "reverses": DIGEST, "withdrawn": COUNT},
    ),
    Kind(
        "promise", 1, "Somebody promised to pay.",
        {"promise": DIGEST, "person": DIGEST, "debts": DIGEST.list(), "due_on": DATE, "status": CODE},
        {"withdrawn": COUNT},
    ),
    Kind(
        "agreement", 1, "A repayment agreement was offered, made, kept or broken.",
        {"agreement": DIGEST, "person": DIGEST, "debts": DIGEST.list(), "status": CODE},
        {"withdrawn": COUNT},
    ),
    Kind(
        "recall", 1, "Debts were asked back from an agency, written to it, or acknowledged by it.",
        {"agency": DIGEST, "event": _one_of("event", "asked written acknowledged"), "debts": COUNT},
        {"because": CODE, "file": HASH, "actor": DIGEST},
    ),
    Kind(
        "placement", 1, "Debts were handed to an agency.",
        {"agency": DIGEST, "debts": COUNT},
        {"file": HASH, "actor": DIGEST},
    ),
    Kind(
        "halt", 1, "Everything that leaves was stopped, or let go again.",
        {"event": _one_of("event", "stopped lifted"), "actor": DIGEST, "note": DIGEST},
        {"creditor": DIGEST, "revoked": COUNT},
    ),
    Kind(
        "human_act", 1, "A member of staff did something that bears on a person or on what is sent.",
        {"actor": DIGEST, "act": CODE},
        {"contact": DIGEST, "person": DIGEST, "point": DIGEST, "debts": DIGEST.list(), "second": DIGEST,
         "reason": DIGEST, "outcome": CODE},
    ),
    Kind(
        "human_act", 2, "The same; `rules`: those that two people set aside, `until`: for how long.",
        {"actor": DIGEST, "act": CODE},
        {"contact": DIGEST, "person": DIGEST, "point": DIGEST, "debts": DIGEST.list(), "second": DIGEST,
         "reason": DIGEST, "outcome": CODE, "rules": RULE.list(), "until": INSTANT},
    ),
    Kind(
        "book_loaded", 1, "A lender's book was taken over into the store.",
        {"rows": COUNTS},
        {"source": DIGEST, "as_of": INSTANT, "set_aside": COUNTS, "files": HASH.list()},
    ),
    Kind(
        "law_accepted", 1, "A person took responsibility for a version of a rulebook.",
        {"rulebook": VERSION, "law": VERSION, "actor": DIGEST},
        {"note": DIGEST, "withdrawn": FLAG},
    ),
    Kind(
        "day_closed", 1, "The sum of a day: planned = sent + held + denied + failed + skipped.",
        {"day": DATE, "counts": COUNTS},
        {"refused_by": COUNTS, "rulebook": VERSION, "model": VERSION},
    ),
    Kind(
        "erased", 1, "Personal data behind earlier records was erased; the records themselves stand.",
        {"subject": DIGEST, "basis": CODE},
        {"actor": DIGEST, "records": COUNT},
    ),
    Kind(
        "key_changed", 1, "From here on, heads are signed with another key.",
        {"key": HASH},
        {"actor": DIGEST},
    ),
    Kind(
        "restored", 1, "The store was got back from a backup: what was recorded after it is gone.",
        {"backed_up_at": INSTANT, "size": COUNT, "actor": DIGEST},
        {"may_have_left": COUNT},
    ),
)  # fmt: skip

KINDS: Final[Mapping[tuple[str, int], Kind]] = {(kind.name, kind.version): kind for kind in _ALL}
CURRENT: Final[Mapping[str, Kind]] = {kind.name: kind for kind in sorted(_ALL, key=lambda kind: kind.version)}
