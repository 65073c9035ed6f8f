"""The inhabitants of a quarter: names, households, where they live, what the lender has on file of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from rightparty.world.dice import Dice
from rightparty.world.places import HAN, City, cities, full_name, given_name, names, words
from rightparty.world.quarter import QUARTER_SIZE, Inhabitant, Quarter

_KIN = (("spouse", 0.45), ("sibling", 0.2), ("parent", 0.2), ("child", 0.15))
_BLOOD = ("sibling", "parent", "child")
_ABROAD = {"CN": (("US", 0.8), ("SG", 0.2)), "US": (("CN", 1.0),)}


def settle(quarter: Quarter, first: int, size: int) -> None:
    """Fill the quarter with `size` inhabitants, numbered from `first` in the town."""
    dice = quarter.dice
    head: Inhabitant | None = None
    household = 0
    for index in range(size):
        together = head is not None and dice.chance(quarter.rates.companions)
        if not together:
            household += 1
        person = _inhabitant(quarter, f"P{first + index:07d}", household, head if together else None)
        if not together:
            head = person
        quarter.people.append(person)
        quarter.households.setdefault(household, []).append(person)


def firms(quarter: Quarter, count: int) -> list[str]:
    """Companies that employ people here; their ids."""
    found = []
    script = "zh" if quarter.country == "CN" else "en"
    for _ in range(count):
        firm_id = quarter.new_id("F")
        found.append(firm_id)
        city = cities(quarter.country).at(quarter.dice.roll())
        quarter.add(
            "persons",
            person_id=firm_id,
            name=quarter.dice.pick(words("firms")[script]),
            country=city.country,
            kind="company",
            region=city.region,
            zone=city.zone,
            language="zh-Hans" if script == "zh" else "en",
        )
    return found


def _inhabitant(quarter: Quarter, person_id: str, household: int, head: Inhabitant | None) -> Inhabitant:
    """One person; a companion shares the head's home, and perhaps the surname."""
    dice = quarter.dice
    city = head.city if head else _city(quarter)
    language = head.language if head else _language(dice, city)
    kin = _pick_kin(dice) if head else "head"
    female = (not head.female) if head and kin == "spouse" else dice.chance(0.5)
    shares = head is not None and (kin != "spouse" or language not in HAN)
    surname = head.surname if head and shares else dice.weighted(names(language).surnames)
    given = given_name(dice, language, female)
    if (
        head
        and head.female == female
        and kin in _BLOOD
        and quarter.apart("names").chance(quarter.rates.near_name)
    ):
        given = _alike(head, given, language)
    name = full_name(surname, given, language)
    born = _born(quarter, kin)
    row = quarter.add(
        "persons",
        person_id=person_id,
        name=name,
        country=city.country,
        kind="person",
        region=quarter.maybe(city.region),
        zone=quarter.maybe(city.zone),
        language=quarter.maybe(language),
        birth_date=quarter.maybe(born),
        national_id=quarter.maybe(_national_id(city, born, person_id, female)),
        status=quarter.maybe_status("alive"),
    )
    return Inhabitant(person_id, name, surname, female, language, city, household, kin, row, born, person_id)


def _alike(head: Inhabitant, given: str, language: str) -> str:
    """In Chinese a given name with the head's first character; in English the head's own, as Jr. and Sr."""
    heads = full_name(head.surname, "", language).strip()
    own = head.name.replace(heads, "", 1).strip()
    return own[0] + given[-1] if language in HAN else own


def _city(quarter: Quarter) -> City:
    dice = quarter.dice
    country = quarter.country
    if dice.chance(quarter.rates.abroad):
        point, countries = dice.roll(), _ABROAD[country]
        country = countries[0][0] if point < countries[0][1] else countries[-1][0]
    return dice.weighted(cities(country))


def _language(dice: Dice, city: City) -> str:
    """In China nearly all read simplified characters; in the United States some do."""
    point = dice.roll()
    if city.country == "CN":
        return "zh-Hant" if point < 0.01 else "en" if point < 0.02 else "zh-Hans"
    if city.country == "US":
        return "zh-Hans" if point < 0.08 else "zh-Hant" if point < 0.1 else "en"
    return "zh-Hans" if point < 0.5 else "en"


def _pick_kin(dice: Dice) -> str:
    point = dice.roll()
    for kin, share in _KIN:
        if point < share:
            return kin
        point -= share
    return "sibling"


def _born(quarter: Quarter, kin: str) -> date:
    """A birth date: grown-ups of 19 to 69 years, parents of the head older."""
    low, high = {"parent": (50, 80), "child": (19, 30)}.get(kin, (21, 64))
    today = quarter.at.date()
    return quarter.dice.day(today - timedelta(days=high * 365), today - timedelta(days=low * 365))


def _national_id(city: City, born: date, person_id: str, female: bool) -> str:
    """A number in the country's form that nobody has, and no two people of the town.

    Chinese ones name a district of a province 99 or 98, American ones an area 000, 666 or 9xx: none exists.
    """
    serial = int(person_id[1:])
    if city.country == "CN":
        place, order = divmod(serial - 1, QUARTER_SIZE)
        district = f"{99 - place // 10_000}{place % 10_000:04d}"
        return f"{district}{born:%Y%m%d}{order * 2 + (0 if female else 1):03d}X"
    if city.country == "US":
        place, order = divmod(serial, 500_000)
        area = ("000", "666")[place] if place < 2 else f"{898 + place}"
        return f"{area}-{order // 10_000:02d}-{order % 10_000:04d}"
    return f"Z{serial:08d}"


def closest(quarter: Quarter, person: Inhabitant) -> Iterator[Inhabitant]:
    """The person's household, then a dozen others of the quarter, each once."""
    yield from quarter.companions(person)
    for other in quarter.dice.sample(quarter.people, 12):
        if other.household != person.household:
            yield other
