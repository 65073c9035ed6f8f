"""Against a stop, only the classes that it leaves are allowed: our own stops, and those of the texts."""

from datetime import date

from rightparty.law.properties.property import EVER, Property, all_of, never
from rightparty.law.properties.situations import (
    Situation,
    any_of,
    doubtful,
    is_one_of,
    may_be_one_of,
    maybe,
    notice,
    opposite,
    surely_within,
    within,
    younger,
)
from rightparty.law.vocabulary import ALL, CALLBACK, FULL, KNOCK, LOCATE, OFFER, REMINDER, REPLY, STATUTORY

_BUT_REPLY = tuple(k for k in ALL if k != REPLY)
_BUT_ORDERED = tuple(k for k in ALL if k not in (STATUTORY, REPLY))
_PRESSING = (FULL, CALLBACK, KNOCK, REMINDER)


def _stop(name: str, sentence: str, number: int, when: Situation, classes: tuple[str, ...]) -> Property:
    return Property(
        f"stop.{name}", sentence, f"Rightparty stop {number}", ("core",), never(when, classes), EVER
    )


OWN = (
    _stop(
        "opted_out", "After an opt-out only answers follow.", 1,
        any_of(notice("opt_out"), notice("refuses_contact")), _BUT_REPLY,
    ),
    _stop(
        "ceased", "After a request to cease, or refusal to pay, only answers and ordered notices follow.", 1,
        any_of(notice("cease"), notice("refused_to_pay")), _BUT_ORDERED,
    ),
    _stop(
        "represented", "Nobody speaks past a representative, except to them.", 2,
        all_of(doubtful("stands_in"), any_of(maybe("represented"), notice("attorney"), notice("adviser"))),
        _BUT_ORDERED,
    ),
    _stop(
        "disputed", "A disputed debt, or one taken out in another's name, is not collected.", 3,
        any_of(notice("dispute"), notice("identity_theft")), _BUT_ORDERED,
    ),
    _stop(
        "settled", "A settled debt is not collected.", 4,
        any_of(maybe("settled"), notice("settled")), _BUT_ORDERED,
    ),
    _stop(
        "payment_under_way", "Nobody is asked twice while a payment is on its way.", 4,
        any_of(maybe("payment_pending"), notice("payment_pending")), (*_PRESSING, OFFER),
    ),
    _stop(
        "agreement_kept", "A repayment agreement that is kept stops collection.", 5,
        any_of(maybe("agreement_performing"), notice("agreement_performing")), (FULL, OFFER, CALLBACK, KNOCK),
    ),
    _stop(
        "promise_open", "An open promise to pay is waited for.", 5,
        maybe("promise_open"), (FULL, CALLBACK, KNOCK),
    ),
    _stop(
        "promise_open_no_offer", "While a promise is open nothing is offered, unless one was just kept.", 5,
        all_of(maybe("promise_open"), doubtful("promise_kept_lately")), (OFFER,),
    ),
    _stop(
        "promise_reminded", "Of an open promise nobody is reminded but on the day before it is due.", 5,
        all_of(maybe("promise_open"), doubtful("promise_due_tomorrow")), (REMINDER,),
    ),
    _stop(
        "taken_back_today", "On the day on which a payment went back nobody is asked for it.", 4,
        maybe("reversed_today"), (*_PRESSING, OFFER),
    ),
    _stop(
        "recall_unanswered", "An agency that left a recall unanswered for a day does nothing.", 10,
        all_of(maybe("by_agency"), maybe("agency_recall_overdue")), ALL,
    ),
    _stop(
        "moratorium", "A moratorium or bankruptcy stops collection.", 6,
        any_of(notice("moratorium"), notice("bankruptcy")), _BUT_ORDERED,
    ),
    _stop(
        "died", "Nothing is written to the dead.", 7,
        any_of(may_be_one_of("person_status", "deceased"), notice("deceased")), ALL,
    ),
    _stop(
        "at_risk", "A person at risk, bereaved, incapable or a minor is only answered.", 7,
        any_of(
            may_be_one_of("person_status", "minor", "incapable"), notice("incapable"), notice("welfare_risk"),
            notice("bereavement"),
        ),
        _BUT_REPLY,
    ),
    _stop("hardship", "Whoever cannot pay is not pressed.", 8, notice("hardship"), _PRESSING),
    _stop(
        "complaint", "While a complaint is open only its answer goes out.", 8,
        any_of(notice("complaint_open"), maybe("complaint_unanswered")), _BUT_ORDERED,
    ),
    _stop(
        "inconvenient", "An hour that the person named inconvenient is kept free.", 9,
        maybe("inconvenient_now"), _BUT_REPLY,
    ),
)  # fmt: skip

_US = all_of(within("US"), maybe("us_collector"))
_WRITTEN = ("written", "electronic")
OF_LAW = (
    Property(
        "stop.us_cease",
        "After a written request to cease, or refusal to pay, only answers and ordered notices follow.",
        "12 CFR 1006.6(c); 15 USC 1692c(c)",
        ("usa",),
        never(
            all_of(_US, any_of(notice("cease", media=_WRITTEN), notice("refused_to_pay", media=_WRITTEN))),
            _BUT_ORDERED,
        ),
        date(2021, 11, 30),
        zone="America/New_York",
    ),
    Property(
        "stop.us_medium",
        "A medium, address or number that a person asked not to be used is used for answers only.",
        "12 CFR 1006.14(h)(1), (2)",
        ("usa",),
        never(all_of(_US, notice("opt_out")), _BUT_ORDERED),
        date(2021, 11, 30),
        zone="America/New_York",
    ),
    Property(
        "stop.us_others_see",
        "No postcard and nothing in a place where others read along.",
        "12 CFR 1006.22(f)(1), (4)",
        ("usa",),
        never(all_of(_US, is_one_of("channel", "postcard", "im_group"))),
        date(2021, 11, 30),
        zone="America/New_York",
    ),
    Property(
        "stop.us_attorney",
        "A consumer known to have an attorney is not contacted past the attorney, except to answer.",
        "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
        ("core", "usa"),
        never(all_of(_US, doubtful("stands_in"), notice("attorney")), (*_PRESSING, OFFER, LOCATE)),
        date(2021, 11, 30),
        zone="America/New_York",
    ),
    Property(
        "stop.cn_refusal",
        "Whoever asked not to be contacted is only answered, by the creditor and every agency.",
        "GB/T 45251-2025, 5.3",
        ("chn",),
        never(
            all_of(
                within("CN"), notice("refuses_contact"),
                any_of(
                    may_be_one_of("creditor_kind", "bank", "consumer_finance", "micro_loan"),
                    maybe("by_agency"),
                ),
            ),
            _BUT_REPLY,
        ),
        date(2025, 2, 28),
        zone="Asia/Shanghai",
    ),
    Property(
        "stop.gb_breathing_space",
        "In a breathing space or a mental health crisis moratorium nobody is asked to pay.",
        "Debt Respite Scheme Regulations 2020, reg. 7, 11 and 26",
        ("gbr",),
        never(
            all_of(
                within("GB"),
                opposite(surely_within("GB-SCT")),  # Scotland and Northern Ireland have schemes of their own
                opposite(surely_within("GB-NIR")),
                any_of(
                    notice("moratorium", detail=("scheme=mental_health_crisis",)),
                    all_of(notice("moratorium"), younger("moratorium", 60)),  # reg. 26: sixty days
                ),
            ),
            (FULL, OFFER, CALLBACK, KNOCK),
        ),
        date(2021, 5, 4),
        zone="Europe/London",
    ),
)  # fmt: skip

STOPS = (*OWN, *OF_LAW)
"""Every stop, one property each."""
