"""Small sets of records with noise of several kinds, drawn by seed, each with the person of every record."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.parties.linkage.links import Links

Record = dict[str, str | None]
Truth = Mapping[str, int]

GIVEN = (
    "james mary robert linda john susan michael karen david lisa william nancy richard betty joseph "
    "helen thomas sandra charles donna daniel carol matthew ruth anthony sharon mark laura paul emily steven "
    "kevin brian george edward ronald jason jeffrey ryan jacob gary eric stephen larry frank scott"
).split()
SURNAMES = (
    "smith johnson williams brown jones garcia miller davis martinez lopez wilson anderson taylor moore "
    "jackson martin lee perez thompson white harris clark lewis robinson walker young allen king wright hill "
    "torres nguyen flores green adams nelson baker hall rivera campbell mitchell carter roberts phillips "
    "evans turner parker collins edwards stewart morris murphy cook rogers morgan cooper peterson bailey reed"
).split()
STREETS = "oak pine maple cedar elm lake hill walnut spring north church park main mill river".split()
HANZI = "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲辉斌梅鑫波宁浩宇婷雪华建国文志红海龙云峰晓东春燕"
FAMILIES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
TOWNS = ("北京市朝阳区", "上海市徐汇区", "深圳市南山区", "成都市武侯区")


def households(people: int, seed: int) -> Iterator[tuple[Record, int]]:
    """Families of one surname and address; some fathers and sons of one name, some twins, some who move."""
    dice = Random(seed)
    person = 0
    while person < people:
        surname, home = dice.choice(SURNAMES), _home(dice)
        father, born = dice.choice(GIVEN), date(1940, 1, 1) + timedelta(days=dice.randrange(12000))
        family = [(father, born), (dice.choice(GIVEN), born + timedelta(days=dice.randrange(-2000, 2000)))]
        for _ in range(dice.randrange(3)):
            child = born + timedelta(days=9000 + dice.randrange(4000))
            family.append((father if dice.random() < 0.1 else dice.choice(GIVEN), child))
            if dice.random() < 0.05:
                family.append((dice.choice(GIVEN), child))
        for given, day in family:
            person += 1
            one: Record = {"first_name": given, "last_name": surname, "dob": day.isoformat(), **home}
            for _ in range(dice.choice((1, 2, 2, 3))):
                yield _spoilt(dice, one, ("first_name", "last_name", "street"), "dob"), person


def _home(dice: Random) -> Record:
    return {
        "street": f"{dice.randrange(1, 999)} {dice.choice(STREETS)} street",
        "city": f"{dice.choice(STREETS)}ville",
        "zip": str(dice.randrange(10000, 99999)),
    }


def _spoilt(dice: Random, one: Record, texts: tuple[str, ...], day: str) -> Record:
    found = dict(one)
    for column in texts:
        if dice.random() < 0.05:
            found[column] = slip(dice, str(found[column]))
    if dice.random() < 0.04:
        found[day] = slip(dice, str(found[day]).replace("-", ""))
    if dice.random() < 0.04:
        found[day] = None
    if dice.random() < 0.1:
        found.update(_home(dice))
    return found


def chinese(people: int, seed: int) -> Iterator[tuple[Record, int]]:
    """Chinese names without word breaks, a character mistaken now and then; numbers and addresses change."""
    dice = Random(seed)
    for person in range(people):
        name = dice.choice(FAMILIES) + "".join(dice.choice(HANZI) for _ in range(dice.choice((1, 2, 2))))
        born = date(1955, 1, 1) + timedelta(days=dice.randrange(17000))
        for _ in range(dice.choice((1, 2, 2, 3))):
            said = name[:-1] + dice.choice(HANZI) if dice.random() < 0.03 else name
            yield (
                {
                    "姓名": said,
                    "出生日期": born.isoformat() if dice.random() < 0.9 else None,
                    "手机": _phone(person) if dice.random() < 0.7 else _phone(dice.randrange(10**6, 10**7)),
                    "地址": f"{TOWNS[person % 4]}建国路{person}号" if dice.random() < 0.8 else None,
                },
                person,
            )


def _phone(number: int) -> str:
    return f"138{number * 7919 % 10**8:08}"


def agencies(people: int, seed: int) -> Iterator[tuple[Record, int]]:
    """Two agencies' files with other habits: whole names either way round, birth dates often missing."""
    dice = Random(seed)
    for person in range(people):
        given, surname = dice.choice(GIVEN), dice.choice(SURNAMES)
        born = date(1950, 1, 1) + timedelta(days=dice.randrange(18000))
        mail = f"{given}.{surname}{person}@mail.example"
        for place in dice.choice(((0,), (1,), (0, 1), (0, 1))):
            name = f"{given} {surname}" if place else f"{surname.upper()}, {given.title()}"
            yield (
                {
                    "file": f"agency {place}",
                    "customer": slip(dice, name) if dice.random() < 0.05 else name,
                    "birthday": born.strftime("%d/%m/%Y") if dice.random() < 0.7 else None,
                    "phone": f"+1 ({200 + person % 700}) 555-{person % 10000:04}"
                    if dice.random() < 0.85
                    else None,
                    "e-mail": mail if dice.random() < 0.7 else None,
                },
                person,
            )


def slip(dice: Random, text: str) -> str:
    """The text with one letter dropped, doubled, changed, or exchanged with its neighbour."""
    place = dice.randrange(1, len(text) - 1)
    letter = dice.choice("0123456789" if text[place].isdigit() else "abcdefghijklmnopqrstuvwxyz")
    return dice.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + text[place] + text[place:],
            text[:place] + letter + text[place + 1 :],
            text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :],
        )
    )


SETS: Mapping[str, Callable[[int, int], Iterator[tuple[Record, int]]]] = {
    "households": households,
    "chinese": chinese,
    "agencies": agencies,
}


def drawn(name: str, people: int, seed: int = 1) -> tuple[list[Record], Truth]:
    """A set's records in random order, numbered, and the person of each."""
    found = list(SETS[name](people, seed))
    Random(seed).shuffle(found)
    records: list[Record] = [{"record_id": str(number), **one} for number, (one, _) in enumerate(found)]
    return records, {str(number): person for number, (_, person) in enumerate(found)}


def table(engine: Engine, records: list[Record], name: str = "records") -> ir.Table:
    """Records as a table of text."""
    return engine.create(name, records, ibis.schema(dict.fromkeys(records[0], "string")))


def f1(links: Links, truth: Truth) -> float:
    """The harmonic mean of precision and recall over pairs of records of one person."""
    people: dict[int, int] = {}
    for person in truth.values():
        people[person] = people.get(person, 0) + 1
    true = sum(count * (count - 1) // 2 for count in people.values())
    found = list(links.together())
    right = sum(truth[left[1]] == truth[right[1]] for left, right in found)
    return 2 * right / (len(found) + true)
