"""The promise, for `core` alone: with any rulebooks on top, less is allowed and never more."""

from rightparty.law.properties.property import EVER, Property, all_of, never
from rightparty.law.properties.situations import (
    Situation,
    any_of,
    denied,
    doubtful,
    is_one_of,
    maybe,
    opposite,
)
from rightparty.law.questions import Fact
from rightparty.law.symbols.kleene import Bit, amount, neither
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import (
    ALL,
    CALLBACK,
    FULL,
    KNOCK,
    LOCATE,
    OFFER,
    REMINDER,
    REPLY,
    STATUTORY,
    TELLING,
)

_CORE = ("core",)


def _promise(name: str, sentence: str, citation: str, when: Situation, classes: tuple[str, ...]) -> Property:
    return Property(f"promise.{name}", sentence, citation, _CORE, never(when, classes), EVER)


def _number(name: str, over: float, *, unknown: bool = True) -> Situation:
    """A number over a bound, or one that nobody knows."""

    def situation(world: World) -> Bit:
        value = amount(world.answer(Fact(name)))
        return neither((value > over).nay) if unknown else (value > over).yes

    return situation


_STRANGER: Situation = all_of(doubtful("owes"), doubtful("stands_in"))
_UNPROVEN: Situation = opposite(is_one_of("right_party", "verified"))
_UNASKED: Situation = doubtful("is_reply")

PROMISE = (
    _promise(
        "no_stranger_is_told",
        "No class that tells of a debt is allowed to anyone who is not known to owe or to stand in.",
        "Rightparty promise 1", _STRANGER, TELLING,
    ),
    _promise(
        "no_stranger_is_addressed",
        "Nobody who is not known to owe or to stand in is contacted at all, unless they contacted us.",
        "Rightparty promise 1", all_of(_STRANGER, _UNASKED), ALL,
    ),
    _promise(
        "a_stranger_is_only_called_back",
        "A stranger who contacted us is answered with a neutral call-back and nothing else.",
        "Rightparty promise 1", _STRANGER, tuple(k for k in ALL if k != CALLBACK),
    ),
    _promise(
        "nobody_is_located",
        "Nobody is ever asked where somebody else is.",
        "Rightparty promise 1", lambda _world: True, (LOCATE,),
    ),
    _promise(
        "no_unproven_point_is_told",
        "No class that tells is allowed at a point below the proof threshold, or of unknown proof.",
        "Rightparty promise 2", _UNPROVEN, TELLING,
    ),
    _promise(
        "nothing_goes_to_another_persons_point",
        "Nothing at all goes to a point reported as somebody else's, or whose owner cannot be told.",
        "Rightparty promise 2", opposite(is_one_of("right_party", "verified", "unverified")), ALL,
    ),
    _promise(
        "nothing_goes_to_an_untied_point",
        "Nothing goes to a point that nothing, or only an address book, ties to the person.",
        "Rightparty promise 2", any_of(denied("tied"), maybe("only_in_address_books")), ALL,
    ),
    _promise(
        "nothing_is_open_to_others",
        "Nothing goes where others read along, nor through a channel that the point cannot carry.",
        "Rightparty promise 2",
        any_of(is_one_of("channel", "im_group", "postcard", "social"), doubtful("channel_fits")), ALL,
    ),
    _promise(
        "a_push_only_knocks",
        "No class that tells is allowed as a push, which shows on a locked screen.",
        "Rightparty promise 2", is_one_of("channel", "push"), TELLING,
    ),
    _promise(
        "no_country_without_a_rulebook",
        "Nothing goes where a country concerned has no rulebook, nor about several creditors' debts at once.",
        "Rightparty promise 3", any_of(doubtful("has_rulebook"), doubtful("one_creditor")), ALL,
    ),
    _promise(
        "no_wrong_amount_is_told",
        "No amount is told that cannot be worked out, or that differs from what is owed.",
        "Rightparty promise 4",
        any_of(doubtful("balance_quotable"), doubtful("amount_matches")), (FULL, OFFER, STATUTORY),
    ),
    _promise(
        "nobody_pays_what_is_not_due",
        "Nobody is asked to pay, nor to call back, while nothing is known to be overdue.",
        "Rightparty promise 4", opposite(_number("overdue", 0, unknown=False)),
        (FULL, CALLBACK, KNOCK),
    ),
    _promise(
        "nothing_is_offered_where_nothing_is_due",
        "Nothing is offered while nothing is known to be overdue, unless a promise is known to have just "
        "been kept: that may be confirmed.",
        "Rightparty promise 4",
        all_of(opposite(_number("overdue", 0, unknown=False)), doubtful("promise_kept_lately")), (OFFER,),
    ),
    _promise(
        "a_reminder_comes_before_the_due_date",
        "A reminder is allowed only in the seven days before an instalment falls due, with nothing overdue, "
        "or on the day before a promise does.",
        "Rightparty promise 4",
        all_of(
            any_of(_number("overdue", 0), _number("days_to_due", 7)), doubtful("promise_due_tomorrow")
        ), (REMINDER,),
    ),
    _promise(
        "a_reply_answers_somebody",
        "A reply is allowed only to somebody who contacted us.",
        "Rightparty promise 4", _UNASKED, (REPLY,),
    ),
    _promise(
        "an_ordered_notice_was_meant",
        "A notice that law orders never stands in for something else.",
        "Rightparty promise 4", opposite(is_one_of("content", "statutory")), (STATUTORY,),
    ),
    _promise(
        "a_call_back_is_left_by_voice",
        "A request to call back is left by voice only, unless it answers somebody.",
        "Rightparty promise 4",
        all_of(_UNASKED, opposite(is_one_of("channel", "call", "ai_call", "ringless"))), (CALLBACK,),
    ),
    _promise(
        "only_who_may_act_sends",
        "Nothing goes out from an agency that does not hold the debt, nor from a sender that does not fit.",
        "Rightparty promise 5",
        any_of(all_of(maybe("by_agency"), doubtful("agency_placed")), doubtful("sender_fits")), ALL,
    ),
)  # fmt: skip
"""Every promise, one property each."""
