"""People as in lenders' files, drawn by seed: records with slips, gaps and doubles, to time linkage on."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from string import ascii_lowercase, digits

COLUMNS = ("record_id", "given_name", "surname", "birth_date", "national_id", "phone", "street", "postcode")
DOUBLES = 0.3
"""How many of the records are a second, spoilt one of somebody."""

_FIRST = date(1940, 1, 1)
_ONSETS = "b br c ch d f g gr h j k kr l m n p r s sh st t th v w".split()
_VOWELS = "a e i o u ai ea ie ou".split()
_STREETS = "oak maple cedar lake hill park church mill river spring".split()


def people(records: int, seed: int) -> Iterator[tuple[dict[str, str | None], int]]:
    """Records one by one, each with the number of its person, who stands once or twice."""
    dice = Random(seed)
    givens = sorted({_word(dice, 2) for _ in range(1200)})
    surnames = sorted({_word(dice, 2) for _ in range(9000)})
    number = person = 0
    while number < records:
        one = _person(dice, givens, surnames)
        copies = 2 if dice.random() < DOUBLES / (1 - DOUBLES) else 1
        for copy in range(min(copies, records - number)):
            yield {"record_id": str(number), **(_spoilt(dice, one) if copy else one)}, person
            number += 1
        person += 1


def _person(dice: Random, givens: list[str], surnames: list[str]) -> dict[str, str | None]:
    born = _FIRST + timedelta(days=dice.randrange(24_000))
    return {
        "given_name": _often(dice, givens),
        "surname": _often(dice, surnames),
        "birth_date": born.isoformat(),
        "national_id": None if dice.random() < 0.4 else _digits(dice, 9),
        "phone": None if dice.random() < 0.2 else "7" + _digits(dice, 9),
        "street": f"{dice.randrange(1, 400)} {dice.choice(_STREETS)} {_word(dice, 2)} street",
        "postcode": _digits(dice, 5),
    }


def _spoilt(dice: Random, one: dict[str, str | None]) -> dict[str, str | None]:
    """The same person as another file has them: a slip here, a gap there, a new number or home."""
    found = dict(one)
    for column, value in one.items():
        chance = dice.random()
        if value is not None and chance < 0.06:
            found[column] = _slip(dice, value)
        elif chance > 0.95:
            found[column] = None
    if dice.random() < 0.2:
        found["phone"] = "7" + _digits(dice, 9)
    if dice.random() < 0.1:
        found["street"], found["postcode"] = (
            f"{dice.randrange(1, 400)} {_word(dice, 3)} road",
            _digits(dice, 5),
        )
    return found


def _slip(dice: Random, text: str) -> str:
    place = dice.randrange(len(text) - 1)
    letter = dice.choice(digits if text[place].isdigit() else ascii_lowercase)
    ways = (
        text[:place] + letter + text[place + 1 :],
        text[:place] + text[place + 1 :],
        text[:place] + text[place + 1] + text[place] + text[place + 2 :],
    )
    return dice.choice(ways)


def _often(dice: Random, words: list[str]) -> str:
    """A word, the first of them far more often than the last."""
    return words[min(int(dice.expovariate(5 / len(words))), len(words) - 1)]


def _word(dice: Random, syllables: int) -> str:
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(syllables)) + dice.choice(
        "nrslt"
    )


def _digits(dice: Random, count: int) -> str:
    return str(dice.randrange(10 ** (count - 1), 10**count))
