"""From the rules that spoke to one verdict: deny, delay, limited or allow, with all reasons.

The column reading decides millions of rows by combining each *distinct* set of rules once, with the
same function that decides a single contact.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rightparty.law.rule import Rule
from rightparty.law.vocabulary import ALL, Effect

_HARD = (Effect.DENY, Effect.LIMIT, Effect.RISK)
_SOFT = (Effect.DELAY, Effect.SUSPEND)


@dataclass(frozen=True)
class Spoken:
    """One rule that spoke; `missing` names facts it lacked, in which case it refuses unheard."""

    rule: Rule
    missing: tuple[str, ...] = ()

    @property
    def cutting(self) -> bool:
        """Whether it takes classes away: a note never does, an obligation only if it cannot be told."""
        return self.rule.effect is not Effect.NOTE and (
            bool(self.missing) or self.rule.effect is not Effect.REQUIRE
        )

    @property
    def hard(self) -> bool:
        """Whether no waiting helps."""
        return bool(self.missing) or self.rule.effect in _HARD

    @property
    def frees(self) -> bool:
        """Whether time alone ends it: a delay, a lost presumption, a full counter whose window moves on."""
        waits = self.rule.effect in (Effect.DELAY, Effect.RISK)
        return not self.missing and (waits or bool(self.rule.recording.caps))


@dataclass(frozen=True)
class Outcome:
    """A verdict before times are worked out.

    `reasons`: every rule against the class that was asked, and against the class waited for.
    `waits`: rules whose waiting time decides `retry_at`, which there is only where `retryable`: for the
    class that was asked, or where that is refused for good, for the most telling class left.
    """

    verdict: str
    allowed: tuple[str, ...]
    ceiling: str | None
    until_event: str | None
    reasons: tuple[Spoken, ...]
    requires: tuple[str, ...]
    waits: tuple[Rule, ...]
    retryable: bool


def combine(spoken: Iterable[Spoken], content: str) -> Outcome:
    """Weigh everything that spoke against the content class that was asked.

    Deny beats delay beats limited beats allow. `limited`: what was asked is not allowed, but another
    class is. A contact that lawfully waits is delayed, even if a lesser class could go at once.
    """
    heard = tuple(spoken)
    cutting = [s for s in heard if s.cutting]
    allowed = _uncut(cutting)
    lasting = _uncut([s for s in cutting if s.hard])
    verdict = _verdict(content, allowed, lasting, [s for s in cutting if content in s.rule.cuts])
    requires = tuple(
        dict.fromkeys(
            s.rule.obligation
            for s in heard
            if s.rule.effect is Effect.REQUIRE
            and s.rule.obligation
            and set(s.rule.cuts) & set(allowed or lasting)
        )
    )
    # Waiting is for what was asked, or where that is refused for good, for the most telling class left.
    target = content if content in lasting or not lasting else lasting[0]
    waits = tuple(s.rule for s in cutting if s.frees and target in s.rule.cuts)
    event = next(
        (
            s.rule.event
            for s in cutting
            if s.rule.effect is Effect.SUSPEND and not s.missing and target in s.rule.cuts
        ),
        None,
    )
    return Outcome(
        verdict=verdict,
        allowed=allowed,
        ceiling=allowed[0] if allowed else None,
        until_event=event if verdict == "delay" else None,
        reasons=tuple(
            sorted(
                (s for s in cutting if {content, target} & set(s.rule.cuts)),
                key=lambda s: (_rank(s), s.rule.id),
            )
        ),
        requires=requires,
        waits=waits,
        retryable=verdict in ("deny", "delay") and bool(waits) and _waiting_helps(cutting, target),
    )


def _uncut(cutting: Collection[Spoken]) -> tuple[str, ...]:
    cut = {content for s in cutting for content in s.rule.cuts}
    return tuple(content for content in ALL if content not in cut)


def _verdict(content: str, allowed: Sequence[str], lasting: Sequence[str], against: Sequence[Spoken]) -> str:
    if content in allowed:
        return "allow"
    if not lasting:
        return "deny"
    if not any(s.hard for s in against) or not allowed:
        return "delay"
    return "limited"


def _waiting_helps(cutting: Collection[Spoken], target: str) -> bool:
    """Whether only time stands against a class: a suspension waits for an event, a denial for nothing."""
    against = [s for s in cutting if target in s.rule.cuts]
    return all(s.frees for s in against)


def _rank(spoken: Spoken) -> int:
    """Reasons that refuse for good come first, then limits, then waiting."""
    if spoken.missing or spoken.rule.effect in (Effect.DENY, Effect.RISK):
        return 0
    return {Effect.LIMIT: 1, Effect.SUSPEND: 2}.get(spoken.rule.effect, 3)
