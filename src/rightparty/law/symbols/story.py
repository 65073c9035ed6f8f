"""A counterexample told as a story: who, which point, what was sent, when, and which rule was missed."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rightparty.law.facts import NEVER
from rightparty.law.meanings import meaning
from rightparty.law.questions import Fact
from rightparty.law.symbols.example import ORDINARY, Example

_DONE = {
    "call": "called", "ai_call": "called by a machine", "ringless": "left a voicemail", "sms": "texted",
    "email": "written to by e-mail", "app": "written to in the app", "push": "sent a push message",
    "inbox": "written to in the app's inbox", "im": "written to by instant message",
    "im_group": "written to in a group chat", "letter": "written a letter", "postcard": "sent a postcard",
    "visit": "visited", "social": "written to on social media",
}  # fmt: skip
_OF_PERSON = (
    "role", "owes", "stands_in", "represented", "attorney_acts", "liability_basis", "liability_documented",
    "liability_ended", "person_status", "borrower_status", "borrower_unreachable",
)  # fmt: skip
_OF_POINT = (
    "right_party", "tied", "only_in_address_books", "traced_without_authority", "point_kind", "point_place",
    "channel_fits",
)  # fmt: skip
_ALWAYS_TOLD = ("role", "owes", "stands_in", "right_party", "point_kind")
_TOLD_ABOVE = ("channel", "content")


def story(example: Example) -> tuple[str, ...]:
    """The lines of a story; what is not told is as usual."""
    return tuple(_lines(example))


def _lines(it: Example) -> Iterator[str]:
    sent = [one for one in it.allowed if one in it.forbidden] or list(it.allowed)
    asked = it.answers.get("content")
    content = asked if asked in sent else sent[0] if sent else "nothing"
    who = str(it.answers.get("role", ORDINARY["role"])).replace("_", " ")
    how = _DONE.get(str(it.answers.get("channel")), "contacted")
    yield f"{_when(it.at, it.local)}: {_article(who)} {who} is {how}, with content `{content}`, about a debt."
    for heading, names in (("The person", _OF_PERSON), ("The point", _OF_POINT)):
        known = [n for n in names if n in it.answers and (n in _ALWAYS_TOLD or n in it.odd)]
        told = [f"{name.replace('_', ' ')}: {_plain(it.answers[name])}" for name in known]
        if told:
            yield f"{heading}: {', '.join(told)}."
    above = {*_OF_PERSON, *_OF_POINT, *_TOLD_ABOVE}
    for name, value in it.odd.items():
        if name not in above and _worth_telling(it, name, value):
            yield f"Besides: {meaning(it.asked[name])}: {_plain(value)}."
    yield from (f"Before: {line}." for line in it.past)
    yield f"Let through: {', '.join(it.allowed) or 'nothing'}."
    for rule in it.missed:
        yield f"Missed: {rule.id} ({rule.citation}): {rule.sentence}"


def _when(at: datetime, local: tuple[str, ...]) -> str:
    return f"On {at:%Y-%m-%d} at {' and '.join(local)}"


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def _plain(value: Any) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "never" if value == NEVER else str(value)


def _worth_telling(it: Example, name: str, value: Any) -> bool:
    """A named fact that is odd, or anything that is neither no, nothing nor a time of day."""
    if name.startswith("local_second"):
        return False
    return isinstance(it.asked[name], Fact) or value not in (False, 0, NEVER)
