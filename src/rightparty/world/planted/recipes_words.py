"""What a text says, what is left out of it, and where it can be seen by others."""

from decimal import Decimal

from rightparty.world.planted.case import Case
from rightparty.world.planted.phrases import BAD, LIKE, lawful, sentences, spoken


def one_sentence(case: Case) -> None:
    """A lawful message with one sentence more: forbidden, or of the same words and lawful."""
    key = case.kind.options["key"]
    sentence = case.dice.pick(sentences(key, case.language, BAD if case.breaks else LIKE))
    agency = case.placed(0) if case.kind.options.get("by_agency") else None
    gap = "" if case.language.startswith("zh") else " "
    text = lawful(case, case.channel, agency, owed=f"{_owed(case)}{gap}{sentence}")
    case.label(case.contact(case.by_day(), agency=agency, text=text))


def _owed(case: Case) -> str:
    return {
        "zh-Hans": "您的借款已逾期，应还{amount}元。",
        "zh-Hant": "您的借款已逾期，應還{amount}元。",
        "en": "Your account is past due by {amount}.",
    }[case.language]


def another_amount(case: Case) -> None:
    """The text asks for more than is owed; at an edge, for a cent more."""
    owed: Decimal = case.debt["owed"]
    extra = (
        Decimal("0.01") if case.edge else (owed * case.dice.between(5, 60) / 100).quantize(Decimal("0.01"))
    )
    stated = owed + extra if case.breaks else owed
    text = lawful(case, case.channel, owed=_owed(case).replace("{amount}", f"{stated:.2f}"))
    case.label(case.contact(case.by_day(), text=text, amount=stated))


def nobody_speaks(case: Case) -> None:
    """The text does not say who writes; the look-alike says it at the end instead."""
    named = {"zh-Hans": "（{lender}）", "zh-Hant": "（{lender}）", "en": "{lender}."}[case.language]
    disclosed = ""
    if case.sheet.table.country == "US":
        disclosed = (
            "This is from a debt collector attempting to collect a debt; "
            "any information obtained will be used for that purpose."
        )
    text = lawful(
        case,
        case.channel,
        identity=disclosed,
        extra="" if case.breaks else named,
        help=_UNNAMED[case.language],
    )
    case.label(case.contact(case.by_day(), text=text))


_UNNAMED = {
    "zh-Hans": "如有困难可协商分期。",
    "zh-Hant": "如有困難可協商分期。",
    "en": "If paying is difficult, ask about a plan.",
}


def without_the_disclosure(case: Case) -> None:
    """The message does not say that it is from a debt collector."""
    identity = "{lender}: Hello {name}." if case.breaks else ""
    changed = {"identity": identity} if identity else {}
    event = case.contact(case.by_day(), text=lawful(case, case.channel, **changed))
    if case.breaks:
        event["disclosures"] = ("opt_out",)
    case.label(event)


def without_a_way_out(case: Case) -> None:
    """The message offers no way to stop further ones; the look-alike names one in other words."""
    stop = "" if case.breaks else case.dice.pick(_WAYS_OUT)
    event = case.contact(case.by_day(), text=lawful(case, case.channel, stop=stop))
    if case.breaks:
        event["disclosures"] = ("debt_collector",)
    case.label(event)


_WAYS_OUT = ("Text STOP and we will not text this number again.", "Reply STOP to end these messages.")


def told_before_asked(case: Case) -> None:
    """A call in which the debt is told before anybody asked who is on the line."""
    key = "told_first" if case.breaks else "asked_first"
    kinds = ("attempt", "connected", "conversation")
    asked = ("identity_checked",) if not case.breaks else None
    event = case.contact(
        case.by_day(), channel="call", kinds=kinds, text=spoken(case, key), duration_s=48, disclosures=asked
    )
    case.label(event)


def told_to_a_machine(case: Case) -> None:
    """A voicemail that tells of the debt; the look-alike only asks to call back."""
    key = "voicemail_tells" if case.breaks else "voicemail_neutral"
    content = "full" if case.breaks else "callback"
    event = case.contact(
        case.by_day(),
        channel="call",
        kinds=("attempt", "voicemail"),
        text=spoken(case, key),
        content=content,
        flags=("voicemail",),
    )
    case.label(event)


def a_machine_that_does_not_say_so(case: Case) -> None:
    """A call by a machine's voice that passes for a person's."""
    key = "ai_silent" if case.breaks else "ai_labelled"
    disclosures = () if case.breaks else ("ai_label",)
    event = case.contact(
        case.by_day(),
        channel="ai_call",
        kinds=("attempt", "connected", "conversation"),
        text=spoken(case, key),
        disclosures=disclosures or None,
        duration_s=35,
    )
    case.label(event)


def where_others_see_it(case: Case) -> None:
    """A group chat, a post or a postcard; the look-alike is the closed form of the same."""
    channel = case.channel
    # A private message on social media has no safe harbour in the United States; an e-mail can have one.
    private = "email" if case.sheet.table.country == "US" else "im"
    used = channel if case.breaks else "letter" if channel == "postcard" else private
    kind = {"postcard": "post", "letter": "post", "email": "email"}.get(used, "im")
    point = case.own_point(case.person, kind, place="home" if kind == "post" else "own")
    text = lawful(case, "letter" if kind == "post" else "im")
    case.label(case.contact(case.by_day(), channel=used, point=point, text=text))


def alone_at_the_door(case: Case) -> None:
    """A visit by one collector; the look-alike, by two."""
    home = case.own_point(case.person, "post", place="home")
    most = case.kind.parameter["least"]
    collectors = most - 1 if case.breaks else most
    case.label(
        case.contact(case.by_day(), channel="visit", point=home, kinds=("visit",), collectors=collectors)
    )


WORDS = {
    "one_sentence": one_sentence,
    "another_amount": another_amount,
    "nobody_speaks": nobody_speaks,
    "without_the_disclosure": without_the_disclosure,
    "without_a_way_out": without_a_way_out,
    "told_before_asked": told_before_asked,
    "told_to_a_machine": told_to_a_machine,
    "a_machine_that_does_not_say_so": a_machine_that_does_not_say_so,
    "where_others_see_it": where_others_see_it,
    "alone_at_the_door": alone_at_the_door,
}
