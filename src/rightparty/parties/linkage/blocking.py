"""Which pairs are compared at all: rules chosen by what they cost on the data and by what they catch.

A rule takes the pairs that agree on one or two keys: a field, or a part of it. What a rule costs is counted
on a sample; what the rules catch together is worked out by spoiling records at random as often as the data
are incomplete. Rules are added as long as they catch more and the pairs remain affordable.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from rightparty.parties.linkage.fields import Field
from rightparty.parties.linkage.roles import Role

SPOILT = 0.4
"""How often a filled cell of a true pair is taken to differ, whatever the field."""

PART_KEPT = 1 / 3
"""How often a part of a cell is the same although the cell is not."""

TRIALS = 4000
RULES_AT_MOST, RULES_OF_MANY = 24, 12
"""How many rules there are at most, and of `MANY` records: each rule leaves out what others caught."""

MANY = 200_000
WORTH = 0.0001
"""A rule is added that catches at least this share of pairs not caught before."""

SAMPLE = 40_000
"""Records on which costs are counted."""


@dataclass(frozen=True)
class Key:
    """What two records must share: a field, or a part of it. `sql` is a template over `{c}`, the cell."""

    field: str
    part: str
    sql: str
    many: bool = False

    def of(self, side: str) -> str:
        """The key of a record, of the left or the right one of a pair, or of a plain row (`side` empty)."""
        return self.sql.format(c=f"{side}.{self.field}" if side else self.field)


@dataclass(frozen=True)
class Rule:
    """Keys that a pair must share to be compared, and how many pairs do, by estimate."""

    keys: tuple[Key, ...]
    pairs: float = 0.0

    @property
    def name(self) -> str:
        """Its keys by name."""
        return " + ".join(f"{key.field} {key.part}".strip() for key in self.keys)

    @property
    def sql(self) -> str:
        """The condition over `l` and `r`."""
        return " AND ".join(f"{key.of('l')} = {key.of('r')}" for key in self.keys)

    @property
    def lists(self) -> tuple[str, ...]:
        """Fields whose cells are lists, of which one item must be shared."""
        return tuple(key.field for key in self.keys if key.many)


def keys_of(fields: Sequence[Field]) -> tuple[Key, ...]:
    """Every key that these fields offer."""
    return tuple(key for field in fields for key in _keys(field))


def _keys(field: Field) -> tuple[Key, ...]:
    whole = Key(field.name, "", "{c}", field.many)
    if field.many or field.role in (Role.SUFFIX, Role.IGNORE):
        return (whole,) if field.many else ()
    if field.ideographic and field.role in (Role.GIVEN, Role.SURNAME):
        return (whole,)
    parts = _PARTS.get(field.role, ())
    return (whole, *(Key(field.name, part, sql) for part, sql in parts))


_PREFIX = (("begins", "substr({c}, 1, 3)"),)
_PARTS: Mapping[Role, Sequence[tuple[str, str]]] = {
    Role.GIVEN: _PREFIX,
    Role.SURNAME: _PREFIX,
    Role.DATE: (("year and month", "substr({c}, 1, 6)"), ("month and day", "substr({c}, 5, 4)")),
    Role.IDENTIFIER: (("begins", "substr({c}, 1, 4)"), ("ends", "substr({c}, -4)")),
    Role.PHONE: (("ends", "substr({c}, -4)"),),
    Role.EMAIL: (("user", "split_part({c}, '@', 1)"),),
    Role.ADDRESS: (("begins", "substr({c}, 1, 5)"),),
    Role.TEXT: (("begins", "substr({c}, 1, 5)"),),
}


def candidate_rules(keys: Iterable[Key]) -> list[tuple[Key, ...]]:
    """Every key by itself, and every two keys of different fields; of lists, at most one."""
    keys = tuple(keys)
    single = [(key,) for key in keys]
    double = [(a, b) for a, b in combinations(keys, 2) if a.field != b.field and not (a.many or b.many)]
    return [*single, *double]


def choose_rules(
    fields: Sequence[Field],
    filled: Mapping[str, float],
    cost: Callable[[tuple[Key, ...]], float],
    records: int,
    pairs_per_record: float,
    seed: int,
) -> tuple[Rule, ...]:
    """The rules that together catch most pairs at the fewest compared.

    Args:
        fields: The fields of the records.
        filled: The share of filled cells by field.
        cost: How many pairs agree on some keys.
        records: How many records there are.
        pairs_per_record: How many pairs a record may be compared in, all rules together.
        seed: Of the dice that spoil records.
    """
    afford = pairs_per_record * records
    spoilt = _Spoilt(fields, filled, seed)
    rules = [Rule(keys, cost(keys)) for keys in candidate_rules(keys_of(fields))]
    rules = [rule for rule in rules if 0 < rule.pairs <= afford / 2]
    caught = {rule: spoilt.caught(rule.keys) for rule in rules}
    chosen: list[Rule] = []
    missed, spent = (1 << TRIALS) - 1, 0.0
    most = RULES_OF_MANY if records >= MANY else RULES_AT_MOST
    while rules and len(chosen) < most:
        best = max(rules, key=lambda rule: (missed & caught[rule]).bit_count() / (rule.pairs + records))
        rules.remove(best)
        new = (missed & caught[best]).bit_count()
        if new < TRIALS * WORTH:
            break
        if spent + best.pairs <= afford:
            chosen.append(best)
            missed &= ~caught[best]
            spent += best.pairs
    return tuple(chosen)


class _Spoilt:
    """True pairs, spoilt at random: for each key, in which of them both records share it, as bits."""

    def __init__(self, fields: Sequence[Field], filled: Mapping[str, float], seed: int) -> None:
        dice = Random(seed)
        self._bits: dict[tuple[str, str], int] = {}
        for field in fields:
            both = _drawn(dice, filled.get(field.name, 0.0) ** 2)
            spoilt = _drawn(dice, SPOILT)
            for key in _keys(field):
                kept = _drawn(dice, PART_KEPT) if key.part else 0
                self._bits[field.name, key.part] = both & (~spoilt | kept)

    def caught(self, keys: Iterable[Key]) -> int:
        bits = (1 << TRIALS) - 1
        for key in keys:
            bits &= self._bits[key.field, key.part]
        return bits


def _drawn(dice: Random, chance: float) -> int:
    """As many bits as there are trials, each set with this chance."""
    return int("".join("1" if dice.random() < chance else "0" for _ in range(TRIALS)), 2)
