"""No contact in forbidden hours, in any zone where the person may be, beyond what law exempts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rightparty.law.properties.property import EVER, Property, all_of, never, possible, together
from rightparty.law.properties.situations import (
    Situation,
    any_of,
    at_second,
    debt_is,
    is_one_of,
    may_be_one_of,
    maybe,
    on_holiday,
    on_some_weekday,
    on_weekdays,
    opposite,
    outside,
    surely,
    surely_notice,
    surely_within,
    within,
)
from rightparty.law.symbols.world import WEEKDAYS
from rightparty.law.vocabulary import ALL, REPLY

_BUT_REPLY = tuple(k for k in ALL if k != REPLY)
_REPLY = "an inbound contact is answered at any hour"
_AGREED = "hours agreed on record with the person"


@dataclass(frozen=True)
class Hours:
    """Hours of one text. `home`: a zone that must be inside as well. `excepted`: where the hours do not hold.

    `closed`: weekdays without contact; `holidays`: the country whose holidays are. `exact`: whether the
    opening second itself is permitted (else one later). `on_edge`: what makes the edge a permitted time.
    """

    id: str
    place: str
    citation: str
    books: tuple[str, ...]
    opens: int
    closes: int
    since: date
    zone: str
    home: str = ""
    closed: Sequence[str] = ()
    holidays: str = ""
    applies: Situation = lambda _world: True
    excepted: Situation = lambda _world: False
    exceptions: tuple[str, ...] = ()
    exact: bool = True

    def as_property(self) -> Property:
        """The hours as a property: nothing outside, and something at the first and the last second."""
        when = [outside(self.opens, self.closes)]
        when += [outside(self.opens, self.closes, self.home)] if self.home else []
        when += [on_some_weekday(*self.closed)] if self.closed else []
        when += [on_holiday(self.holidays)] if self.holidays else []
        bad = all_of(within(self.place), self.applies, opposite(self.excepted), any_of(*when))
        first = self.opens if self.exact else self.opens + 1
        edges = [
            (
                name,
                all_of(surely_within(self.place), self.applies, opposite(self.excepted), self._open(second)),
                _BUT_REPLY,
            )
            for name, second in (("the first second", first), ("the last second", self.closes - 1))
        ]
        return Property(
            f"hours.{self.id}",
            f"Nothing but an answer goes out before {_clock(self.opens)} or from {_clock(self.closes)} on.",
            self.citation,
            self.books,
            together(never(bad, _BUT_REPLY), possible(*edges)),
            self.since,
            zone=self.zone,
            place=self.place,
            exceptions=(_REPLY, *self.exceptions),
        )

    def _open(self, second: int) -> Situation:
        days = [day for day in WEEKDAYS if day not in self.closed]
        open_day = [on_weekdays(*days)] if self.closed else []
        open_day += [opposite(on_holiday(self.holidays))] if self.holidays else []
        return all_of(at_second(second, self.home), *open_day)


def _clock(second: int) -> str:
    return f"{second // 3600}:{second // 60 % 60:02d}"


_AGREED_HOURS = surely("within_agreed_hours")
_PERMITTED = "a time that the consumer, or a court, permitted this collector (12 CFR 1006.6(b)(4))"
_PERMITTED_IN_US = any_of(
    surely_notice("consent", to="collector", detail=("purpose=any_time",)),
    surely_notice("consent", detail=("court",)),
)
_H = 3600
_CN_LENDER = any_of(
    may_be_one_of("creditor_kind", "bank", "consumer_finance", "micro_loan", "auto_finance", "trust"),
    maybe("by_agency"),
)
_MICRO = any_of(debt_is("product", "microfinance"), is_one_of("creditor_kind", "nbfc_mfi"))
_HOURS = (
    Hours(
        "cn", "CN", "GB/T 45251-2025, 5.3", ("chn",), 8 * _H, 22 * _H, date(2025, 2, 28), "Asia/Shanghai",
        home="Asia/Shanghai", applies=_CN_LENDER, excepted=_AGREED_HOURS, exceptions=(_AGREED,),
    ),
    Hours(
        "us", "US", "12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)", ("core", "usa.reg_f_times"),
        8 * _H, 21 * _H, date(2021, 11, 30), "America/New_York", applies=maybe("us_collector"), exact=False,
        excepted=any_of(_AGREED_HOURS, _PERMITTED_IN_US), exceptions=(_AGREED, _PERMITTED),
    ),
    Hours(
        "in", "IN", "RBI circular 2022-08-12", ("ind",), 8 * _H, 19 * _H, date(2022, 8, 12), "Asia/Kolkata",
        home="Asia/Kolkata",
        applies=any_of(may_be_one_of("creditor_kind", "bank", "nbfc"), maybe("by_agency")),
    ),
    Hours(
        "in_micro", "IN", "RBI microfinance directions 2022", ("ind",), 9 * _H, 18 * _H, date(2022, 4, 1),
        "Asia/Kolkata", home="Asia/Kolkata",
        applies=all_of(_MICRO, may_be_one_of("creditor_kind", "bank", "nbfc", "nbfc_mfi")),
    ),
    Hours(
        "ph", "PH", "SEC MC 18 s.2019, 1", ("phl",), 6 * _H, 22 * _H, date(2019, 9, 7), "Asia/Manila",
        home="Asia/Manila", excepted=_AGREED_HOURS, exceptions=(_AGREED,),
    ),
    Hours(
        "id", "ID", "POJK 22/2023, art. 62(2)(f), (3)", ("idn",), 8 * _H, 20 * _H, date(2023, 12, 22),
        "Asia/Jakarta", closed=("SU",), holidays="ID", excepted=_AGREED_HOURS, exceptions=(_AGREED,),
    ),
    Hours(
        "gb", "GB", "Policy, after CONC 7.9.4R", ("gbr",), 8 * _H, 21 * _H, EVER, "Europe/London",
        closed=("SU",),
    ),
    Hours(
        "mx", "MX", "CONDUSEF provisions 2014", ("mex",), 7 * _H, 22 * _H, date(2014, 10, 7),
        "America/Mexico_City",
    ),
    Hours(
        "br", "BR", "Policy, after CDC, art. 71", ("bra",), 8 * _H, 20 * _H, EVER, "America/Sao_Paulo",
        closed=("SA", "SU"),
    ),
    Hours(
        "tw", "TW", "Outsourcing regulations, art. 14", ("twn",), 7 * _H, 22 * _H, date(2006, 1, 1),
        "Asia/Taipei", home="Asia/Taipei", excepted=_AGREED_HOURS, exceptions=(_AGREED,),
    ),
)  # fmt: skip

HOURS = tuple(hours.as_property() for hours in _HOURS)
"""Every text with hours, one property each."""
