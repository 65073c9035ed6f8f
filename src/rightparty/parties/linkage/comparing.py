"""How two cells of a field are compared: levels from alike to different, as SQL over `…_l` and `…_r`.

The SQL is the same for DuckDB and Spark but for the names of functions. What a level weighs is learnt
(`mixture.py`); which levels there are hangs on the field's role only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rightparty.parties.linkage.fields import Field
from rightparty.parties.linkage.roles import Role

EXACT, ELSE = "the same", "different"
JARO: Mapping[str, str] = {"duckdb": "jaro_winkler_similarity", "spark": "jaro_winkler"}
"""What each dialect calls the Jaro-Winkler similarity."""

COMMON: Mapping[str, str] = {
    "duckdb": "len(list_intersect({l}, {r})) > 0",
    "spark": "size(array_intersect({l}, {r})) > 0",
}
EMPTY: Mapping[str, str] = {"duckdb": "len({c}) = 0", "spark": "size({c}) = 0"}


@dataclass(frozen=True)
class Level:
    """One way in which two cells are alike; `sql` is a template over `{l}`, `{r}` and `{jaro}`."""

    label: str
    sql: str


@dataclass(frozen=True)
class Comparison:
    """A field's levels, the most alike first; the last is `ELSE`. Exact levels weigh rare values more."""

    field: Field
    levels: tuple[Level, ...]

    @property
    def name(self) -> str:
        """The field's name, which is the comparison's too."""
        return self.field.name

    @property
    def labels(self) -> tuple[str, ...]:
        """The levels by label, the most alike first."""
        return tuple(level.label for level in self.levels)

    @property
    def by_frequency(self) -> bool:
        """Whether agreement on a rare value weighs more."""
        return not self.field.many and self.levels[0].label == EXACT


def comparisons_of(fields: Sequence[Field]) -> tuple[Comparison, ...]:
    """A comparison for every field but generations, which only forbid."""
    return tuple(
        Comparison(field, (*_levels(field, fields), Level(ELSE, "ELSE")))
        for field in fields
        if field.role is not Role.SUFFIX
    )


def null_sql(field: Field, dialect: str) -> str:
    """When nothing can be said: a cell is unknown."""
    left, right = cells(field.name)
    sql = f"{left} IS NULL OR {right} IS NULL"
    if field.many:
        sql += "".join(f" OR {EMPTY[dialect].format(c=cell)}" for cell in (left, right))
    return sql


def level_sql(level: Level, field: Field, dialect: str) -> str:
    """The level's condition in a dialect."""
    left, right = cells(field.name)
    return level.sql.format(
        l=left, r=right, jaro=JARO[dialect], common=COMMON[dialect].format(l=left, r=right)
    )


def cells(name: str) -> tuple[str, str]:
    """A field's two cells as Splink names them."""
    return f"{name}_l", f"{name}_r"


def _levels(field: Field, fields: Sequence[Field]) -> tuple[Level, ...]:
    if field.many:
        return (Level("one in common", "{common}"),)
    exact = Level(EXACT, "{l} = {r}")
    if field.role in (Role.GIVEN, Role.SURNAME):
        return (exact, *_swapped(field, fields), *(_BY_CHARACTER if field.ideographic else _NAME))
    return (exact, *_BY_ROLE.get(field.role, ()))


def _swapped(field: Field, fields: Sequence[Field]) -> tuple[Level, ...]:
    """Given name and surname in each other's place."""
    wanted = Role.SURNAME if field.role is Role.GIVEN else Role.GIVEN
    other = next((one.name for one in fields if one.role is wanted and not one.many), None)
    if other is None:
        return ()
    left, right = cells(other)
    crossed = (f"{{jaro}}({{l}}, {right}) >= 0.88", f"{{jaro}}({left}, {{r}}) >= 0.88")
    return (Level("swapped", " AND ".join(crossed)),)


def _alike(least: float) -> Level:
    return Level(f"alike {least}", f"{{jaro}}({{l}}, {{r}}) >= {least}")


def _edits(most: int) -> Level:
    word = "one typo" if most == 1 else f"{most} typos"
    return Level(word, _typos(most))


def _typos(most: int) -> str:
    """Typing errors in a text long enough to bear them; likeness is asked first: it is far quicker."""
    return f"{{jaro}}({{l}}, {{r}}) >= 0.8 AND damerau_levenshtein({{l}}, {{r}}) <= {most}"


_INITIAL = Level("initial", "(length({l}) = 1 OR length({r}) = 1) AND substr({l}, 1, 1) = substr({r}, 1, 1)")
_NAME = (_alike(0.92), _INITIAL, _alike(0.8))
_BY_CHARACTER = (
    Level("one character", "length({l}) >= 2 AND length({r}) >= 2 AND levenshtein({l}, {r}) <= 1"),
)
_TURNED = (
    "substr({l}, 1, 4) = substr({r}, 1, 4) AND substr({l}, 5, 2) = substr({r}, 7, 2) "
    "AND substr({l}, 7, 2) = substr({r}, 5, 2)"
)
_BY_ROLE: Mapping[Role, tuple[Level, ...]] = {
    Role.MIDDLE: _NAME,
    Role.DATE: (
        Level("one typo", f"({_typos(1)}) OR ({_TURNED})"),
        _edits(2),
        Level("same year", "substr({l}, 1, 4) = substr({r}, 1, 4)"),
    ),
    Role.IDENTIFIER: (_edits(1), _edits(2)),
    Role.PHONE: (_edits(1), Level("local part", "substr({l}, -7) = substr({r}, -7)")),
    Role.EMAIL: (
        Level("same user", "split_part({l}, '@', 1) = split_part({r}, '@', 1) AND length({l}) >= 14"),
        Level("one typo", f"length({{l}}) >= 14 AND {_typos(1)}"),
        Level("2 typos", f"length({{l}}) >= 18 AND {_typos(2)}"),
    ),
    Role.POSTCODE: (_edits(1), _edits(2)),
    Role.NUMBER: (_edits(1),),
    Role.ADDRESS: (_alike(0.92), _alike(0.8)),
    Role.TEXT: (_alike(0.92), _alike(0.8)),
}
