"""What a rule says of itself beside its condition: words from closed lists, and what an effect calls for."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from rightparty.law.faults import CHANNELS, nearest
from rightparty.law.records import CONTACT, RECORD_KINDS
from rightparty.law.vocabulary import ALL, Effect

if TYPE_CHECKING:
    from rightparty.law.rule import Draft


def draft_faults(draft: "Draft") -> Iterator[str]:
    """Everything that is wrong with a declaration, and what to write instead."""
    if draft.about not in RECORD_KINDS:
        yield f"about no `{draft.about}`{nearest(draft.about, RECORD_KINDS)}"
    for channel in draft.channels:
        if channel not in CHANNELS:
            yield f"no channel `{channel}`{nearest(channel, CHANNELS)}"
    for word in draft.cuts:
        if word not in ALL:
            yield f"no content class `{word}`{nearest(word, ALL)}"
    if not draft.cuts:
        yield "cuts no class: leave `cuts` out to cut all"
    yield from _effect_faults(draft)
    yield from _date_faults(draft)
    if draft.confidence is not None and not 0 < draft.confidence <= 1:
        yield f"confidence {draft.confidence} is no share of one"


def _effect_faults(draft: "Draft") -> Iterator[str]:
    if draft.effect is Effect.SUSPEND and not draft.event:
        yield "a SUSPEND names what ends it: add `event=…`"
    if draft.event and draft.effect is not Effect.SUSPEND:
        yield "`event` belongs to a SUSPEND"
    if draft.effect is Effect.REQUIRE and not draft.obligation and draft.about == CONTACT:
        yield "a REQUIRE of a contact names what it asks for: add `obligation=…`"
    if draft.obligation and draft.effect is not Effect.REQUIRE:
        yield "`obligation` belongs to a REQUIRE"


def _date_faults(draft: "Draft") -> Iterator[str]:
    said: tuple[tuple[str, object], ...] = (("since", draft.since), ("until", draft.until))
    for name, day in said:
        if day is not None and (not isinstance(day, date) or isinstance(day, datetime)):
            yield f"`{name}` is no date: write `date(2026, 1, 30)`, the first day"
            return
    if draft.until is not None and draft.since >= draft.until:
        yield f"`until` {draft.until} is not after `since` {draft.since}: it is the first day out of force"
