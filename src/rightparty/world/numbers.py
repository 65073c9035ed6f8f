"""Telephone numbers, addresses and accounts, and who really held each of them through time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from rightparty.world.places import words
from rightparty.world.quarter import QUARTER_SIZE, Holding, Inhabitant, Point, Quarter
from rightparty.world.ranges import new_mobile, new_switchboard

YEARS = 8  # of history before the book's date
YEAR = timedelta(days=365)

_CN_CARRIERS = ("中国移动", "中国移动", "中国移动", "中国联通", "中国电信", "中国电信")
_US_CARRIERS = ("Verizon", "AT&T", "T-Mobile")


def numbers_through_time(quarter: Quarter) -> None:
    """Give every inhabitant the numbers they held over the years, and let numbers change hands."""
    start = quarter.at - YEARS * YEAR
    for person in quarter.people:
        person.mobiles.append(_new_mobile(quarter, person, start, person.person_id))
    pool: list[tuple[datetime, Point]] = []
    for year in range(YEARS):
        _one_year(quarter, start + year * YEAR, pool)
    for free_from, point in pool:
        if free_from < quarter.at and not quarter.dice.chance(quarter.rates.never_resold):
            point.holdings.append(Holding(quarter.stranger(), free_from))


def further_points(quarter: Quarter) -> None:
    """Second numbers, e-mail addresses, homes, and the phones that households share."""
    dice, rates = quarter.dice, quarter.rates
    start = quarter.at - YEARS * YEAR
    for person in quarter.people:
        if dice.chance(rates.second_number):
            second = _new_mobile(quarter, person, start, person.person_id)
            _grow_old(quarter, second)
            person.others.append(second)
        if dice.chance(rates.email):
            person.others.append(_email(quarter, person, start))
    for members in quarter.households.values():
        home = Point(
            "post",
            _address(quarter, members[0]),
            [Holding(m.person_id, start) for m in members],
            place="home",
        )
        shared = None
        if len(members) > 1 and dice.chance(rates.household_phone):
            shared = _new_mobile(quarter, members[0], start, members[0].person_id)
            shared.place = "shared"
            shared.holdings = [Holding(member.person_id, start) for member in members]
            shared.in_name_of = {member.person_id: members[0].person_id for member in members[1:]}
        for member in members:
            member.others.append(home)
            if shared is not None:
                member.others.append(shared)


def mistyped(quarter: Quarter, person: Inhabitant, point: Point, at: datetime) -> Point:
    """The point that gets written down in place of the right one: another inhabitant's, or a stranger's."""
    dice = quarter.dice
    if point.kind == "mobile" and dice.chance(quarter.rates.typo_hits_inhabitant):
        other = dice.pick(quarter.people)
        theirs = other.mobile_at(at)
        if other is not person and theirs is not None and _american(theirs) == _american(point):
            return theirs
    since = quarter.at - YEARS * YEAR
    if point.kind == "mobile":
        return _new_mobile(quarter, person, since, quarter.stranger())
    name, _, domain = point.value.partition("@")
    holder = [Holding(quarter.stranger(), since)] if dice.chance(0.3) else []
    return Point("email", f"{name[:-1]}x{quarter.new_id('E')[1:]}@{domain}", holder)


def strangers_number(quarter: Quarter, person: Inhabitant) -> Point:
    """A number that always was a stranger's."""
    return _new_mobile(quarter, person, quarter.at - YEARS * YEAR, quarter.stranger())


def switchboard(quarter: Quarter, person: Inhabitant, firm_id: str) -> Point:
    """An employer's landline, held by the firm."""
    value = new_switchboard(quarter, person.city)
    since = quarter.at - YEARS * YEAR
    return Point("landline", value, [Holding(firm_id, since)], place="work", carrier_type="fixed")


def _one_year(quarter: Quarter, start: datetime, pool: list[tuple[datetime, Point]]) -> None:
    """Let a year pass: some give up their number and take another, perhaps one given up before."""
    dice, rates = quarter.dice, quarter.rates
    for person in quarter.people:
        old = person.mobiles[-1]
        if not dice.chance(old.hazard):
            continue
        when = start + timedelta(seconds=dice.below(int(YEAR.total_seconds())))
        holding = old.holdings[-1]
        if when <= holding.since:
            continue
        old.holdings[-1] = Holding(holding.holder, holding.since, when)
        person.mobiles.append(_next_mobile(quarter, person, when, pool))
        pool.append((when + timedelta(days=dice.between(*rates.quarantine_days)), old))


def _grow_old(quarter: Quarter, point: Point) -> None:
    """Let the years pass for one number: it may be given up, and be a stranger's later."""
    dice, rates = quarter.dice, quarter.rates
    first = point.holdings[0]
    for year in range(YEARS):
        if dice.chance(point.hazard):
            end = first.since + year * YEAR + timedelta(seconds=dice.below(int(YEAR.total_seconds())))
            point.holdings[0] = Holding(first.holder, first.since, end)
            again = end + timedelta(days=dice.between(*rates.quarantine_days))
            if again < quarter.at and not dice.chance(rates.never_resold):
                point.holdings.append(Holding(quarter.stranger(), again))
            return


def _next_mobile(
    quarter: Quarter, person: Inhabitant, when: datetime, pool: list[tuple[datetime, Point]]
) -> Point:
    """A number that another gave up and that has rested, or a new one."""
    if pool and quarter.dice.chance(quarter.rates.resold_inside):
        index = quarter.dice.below(len(pool))
        free_from, point = pool[index]
        same_country = _american(point) == (person.city.country == "US")
        if free_from <= when and same_country and point.holdings[-1].holder != person.person_id:
            pool.pop(index)
            point.holdings.append(Holding(person.person_id, when))
            return point
    return _new_mobile(quarter, person, when, person.person_id)


def _new_mobile(quarter: Quarter, person: Inhabitant, since: datetime, holder: str) -> Point:
    """A number never given out before."""
    dice, rates = quarter.dice, quarter.rates
    american = person.city.country == "US"
    virtual = dice.chance(rates.virtual)
    carriers = _US_CARRIERS if american else _CN_CARRIERS
    plain = quarter.churn / (1 + rates.virtual * (rates.virtual_hazard - 1))
    carrier = dice.pick(carriers)
    ported = dice.chance(rates.ported) and not virtual
    return Point(
        "mobile",
        new_mobile(quarter, person.city),
        [Holding(holder, since)],
        hazard=plain * (rates.virtual_hazard if virtual else 1.0),
        carrier=carrier,
        carrier_type="virtual" if virtual else "operator",
        ported=_port(quarter, carrier, carriers, since) if ported else None,
    )


def _port(quarter: Quarter, carrier: str, carriers: Sequence[str], since: datetime) -> tuple[datetime, str]:
    """A day since when the number is with another carrier; operators' own numbers only can be moved."""
    dice = quarter.apart("ported")
    moved = dice.pick([other for other in carriers if other != carrier])
    return dice.moment(since, quarter.at), moved


def _american(point: Point) -> bool:
    return point.value.startswith("+1")


def _email(quarter: Quarter, person: Inhabitant, since: datetime) -> Point:
    """An e-mail address under a domain reserved for examples; some were given up, few of those re-used."""
    dice = quarter.dice
    given = "".join(ch for ch in person.name.lower() if ch.isascii() and ch.isalpha()) or "u"
    value = f"{given}{int(person.person_id[1:]) * 7919 % 100_000_000:08d}@mail.example"
    gone = dice.chance(quarter.rates.email_abandoned * YEARS)
    if not gone:
        return Point("email", value, [Holding(person.person_id, since)])
    end = dice.moment(since, quarter.at)
    holdings = [Holding(person.person_id, since, end)]
    if dice.chance(0.2) and end + YEAR < quarter.at:
        holdings.append(Holding(quarter.stranger(), end + YEAR))
    return Point("email", value, holdings)


def former_home(quarter: Quarter, person: Inhabitant, at: datetime) -> Point:
    """An address at which the person lived on a day, and where somebody else has lived since they moved."""
    moved = quarter.apart("homes").moment(at, quarter.at)
    since = quarter.at - YEARS * YEAR
    holdings = [Holding(person.person_id, since, moved), Holding(quarter.stranger(), moved)]
    serial, city = int(person.person_id[1:]), person.city
    if city.country == "CN":
        address = f"{city.name}{words('streets')['zh'][0]}{serial // 30 + 1}弄{serial % 30 + 1}号101室"
    else:
        address = f"{serial} Old {words('streets')['en'][0]}, {city.name}"
    return Point("post", address, holdings, place="home")


def _address(quarter: Quarter, person: Inhabitant) -> str:
    """A home that no other household of the town has."""
    dice, city = quarter.dice, person.city
    serial = quarter.number * QUARTER_SIZE + person.household
    if city.country == "CN":
        street, house, building = dice.pick(words("streets")["zh"]), serial // 30 + 1, serial % 30 + 1
        return f"{city.name}{street}{house}号{building}栋{dice.between(101, 2805)}室"
    return f"{serial + 1} {dice.pick(words('streets')['en'])} Apt {dice.between(1, 400)}, {city.name}"
