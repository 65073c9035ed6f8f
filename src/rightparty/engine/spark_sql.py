"""Spark SQL that means what DuckDB's means: Ibis's own compiler for Spark, and where the two engines differ.

One expression is handed to both engines, and both must give the same rows. So DuckDB is the measure: dividing
gives a double, and by zero infinity; an aggregated list of nothing is NULL; time between two instants
counts the boundaries passed; a pattern is RE2's, in which `$` is the end of the text and nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import ibis.common.exceptions as com
import ibis.expr.datatypes as dt
import ibis.expr.operations as ops
import sqlglot as sg
import sqlglot.expressions as sge
from ibis.backends.sql.compilers.base import FALSE, NULL
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from ibis.backends.sql.datatypes import PySparkType

_MICROS = {"us": 1, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000}
"""How many microseconds the units have by which a time between two instants is told."""

_UNESCAPED = "\a\f\v"
"""Characters that Spark's text literals have no escape for."""

_BLANKS = r"\t\n\f\r "
"""What RE2 takes for white space."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
_ZONED = rf"(?s)^\s*({_DAY})(?:[T ]({_CLOCK}))?\s*([Zz]|[+-]\d{{2}}(?::?\d{{2}})?)?\s*\z"
"""An instant as text: its day, its time of day, and its offset."""

_DIRECTIVES = {
    "Y": "yyyy",
    "m": "MM",
    "d": "dd",
    "H": "HH",
    "M": "mm",
    "S": "ss",
    "f": "SSSSSS",
}
"""What `strftime` calls the parts of an instant, and what Spark calls them."""


class SparkTypes(PySparkType):  # type: ignore[misc]  # Ibis ships no types
    """Instants without a zone are such in Spark too; zoned ones are its instants, shown in UTC."""

    @classmethod
    def _from_ibis_Timestamp(cls, dtype: Any) -> sge.DataType:
        kinds = sge.DataType.Type
        return sge.DataType(this=kinds.TIMESTAMPNTZ if dtype.timezone is None else kinds.TIMESTAMPLTZ)


class SparkSQL(PySparkCompiler):  # type: ignore[misc]  # Ibis ships no types
    """Ibis's compiler for Spark, with DuckDB's meanings; each method is one operation's (Ibis's names)."""

    __slots__ = ()
    type_mapper = SparkTypes
    SIMPLE_OPS: dict[Any, str] = {}  # noqa: RUF012 -- read once, by Ibis; those of the base class stand

    # -- numbers ------------------------------------------------------------------------------------

    def visit_Divide(self, op: Any, *, left: Any, right: Any) -> Any:
        """A double; by zero, infinity of the left side's sign, or NaN."""
        return self._quotient(left, right, op.right)

    def visit_FloorDivide(self, op: Any, *, left: Any, right: Any) -> Any:
        """The quotient, down to the next whole number."""
        return self.cast(self.f.floor(self._quotient(left, right, op.right)), op.dtype)

    def _quotient(self, left: Any, right: Any, divisor: Any) -> Any:
        above, below = self.cast(left, dt.float64), self.cast(right, dt.float64)
        if isinstance(divisor, ops.Literal) and divisor.value:
            return sge.paren(sge.Div(this=above, expression=below))
        endless = above * self.cast("Infinity", dt.float64)
        return self.if_(below.eq(0), endless, sge.paren(sge.Div(this=above, expression=below)))

    def visit_Round(self, op: Any, *, arg: Any, digits: Any) -> Any:
        """Halves away from zero, of the number as the machine has it: 1.005 is less than a half."""
        if not op.arg.dtype.is_floating():
            return super().visit_Round(op, arg=arg, digits=digits)
        if op.digits is None or getattr(op.digits, "value", None) == 0:
            return self.cast(self.f.round(arg), op.dtype)
        if not isinstance(op.digits, ops.Literal):
            raise com.UnsupportedOperationError("Spark rounds to a stated number of digits only")
        factor = self.cast(float(10**op.digits.value), dt.float64)
        return self.cast(self.f.round(sge.paren(arg) * factor) / factor, op.dtype)

    # -- instants and days --------------------------------------------------------------------------

    def visit_TimestampDelta(self, op: Any, *, part: Any, left: Any, right: Any) -> Any:
        """How many boundaries of the unit lie between two instants."""
        unit = op.part.value if isinstance(op.part, ops.Literal) else op.part
        short = getattr(unit, "short", str(unit))
        short = {"microsecond": "us", "second": "s", "minute": "m", "hour": "h", "day": "D"}.get(short, short)
        if short == "D":
            return self.cast(self.f.anon.datediff(self._day(left), self._day(right)), op.dtype)
        if short not in _MICROS:
            raise com.UnsupportedOperationError(f"Spark counts no `{short}` between two instants")
        first, last = (self._whole(self._micros(one), _MICROS[short]) for one in (left, right))
        return sge.paren(sge.Sub(this=first, expression=last))

    visit_DateDelta = visit_TimestampDelta

    def visit_ExtractEpochSeconds(self, op: Any, *, arg: Any) -> Any:
        """Seconds since 1970 with their fraction."""
        return self.f.anon.unix_micros(self._zoned(arg)) / sge.convert(1_000_000)

    def visit_Strftime(self, op: Any, *, arg: Any, format_str: Any) -> Any:
        """An instant as text."""
        return self.f.anon.date_format(arg, sge.convert(_pattern(op.format_str.value)))

    def visit_TryCast(self, op: Any, *, arg: Any, to: Any) -> Any:
        """NULL where the text does not say one: an instant with its offset, a JSON value, any other type."""
        if op.arg.dtype.is_string() and to.is_timestamp() and to.timezone is not None:
            return self._instant(arg)
        if op.arg.dtype.is_string() and to.is_json():
            valid = self.f.anon.try_parse_json(arg).is_(sg.not_(NULL))
            return self.if_(valid, arg, NULL)
        if op.arg.dtype.is_string() and to.is_date():
            day = super().visit_TryCast(op, arg=arg, to=to)
            return self.if_(self.f.anon.rlike(arg, sge.convert(rf"^\s*{_DAY}\s*\z")), day, NULL)
        return super().visit_TryCast(op, arg=arg, to=to)

    def visit_Cast(self, op: Any, *, arg: Any, to: Any) -> Any:
        """As DuckDB casts: to the nearest decimal or whole number, not down."""
        if to.is_integer() and op.arg.dtype.is_decimal():
            return self.cast(self.f.round(arg, 0), to)
        if to.is_integer() and op.arg.dtype.is_floating():
            return self.cast(self.f.anon.rint(arg), to)
        if op.arg.dtype.is_floating() and to.is_decimal() and to.scale:
            factor = self.cast(float(10**to.scale), dt.float64)
            return self.cast(self.f.round(sge.paren(arg) * factor) / factor, to)
        return super().visit_Cast(op, arg=arg, to=to)

    def _whole(self, micros: Any, size: int) -> Any:
        """How many whole units there are, down: before 1970 as well."""
        unit = sge.convert(size)
        return sge.IntDiv(this=sge.paren(micros - self.f.anon.pmod(micros, unit)), expression=unit)

    def _day(self, arg: Any) -> Any:
        return self.cast(arg, dt.date)

    def _zoned(self, arg: Any) -> Any:
        return self.cast(self.cast(arg, dt.timestamp), dt.Timestamp(timezone="UTC"))

    def _micros(self, arg: Any) -> Any:
        return self.f.anon.unix_micros(self._zoned(arg))

    def _instant(self, text: Any) -> Any:
        """DuckDB takes offsets up to a day and a bit, and 24:00 for the end of a day; Spark takes neither."""
        pattern = sge.convert(_ZONED)

        def part(number: int) -> Any:
            return self.f.anon.regexp_extract(text, pattern, sge.convert(number))

        clock = self.if_(part(2).eq(""), sge.convert("00:00"), part(2))
        midnight = self.f.anon.rlike(clock, sge.convert(r"^24:00(:00(\.0+)?)?$"))
        whole = self.f.concat(
            part(1), sge.convert("T"), self.if_(midnight, sge.convert("00:00"), self._padded(clock))
        )
        naive = sge.TryCast(this=whole, to=self.type_mapper.from_ibis(dt.timestamp), safe=True)
        digits = self.f.anon.regexp_replace(part(3), sge.convert("[^0-9]"), sge.convert(""))
        seconds = self._seconds(digits, sge.convert(1)) * 3600 + self._seconds(digits, sge.convert(3)) * 60
        ahead = self.if_(part(3).like("-%"), -sge.paren(seconds), seconds)
        day = self.if_(midnight, sge.convert(86_400), sge.convert(0))
        shift = sge.paren(day - sge.paren(ahead)) * 1_000_000
        moved = self.f.anon.timestamp_micros(self._micros(naive) + shift)
        return self.if_(part(1).eq(""), NULL, moved)

    def _padded(self, clock: Any) -> Any:
        """Microseconds and no more: DuckDB cuts the rest off."""
        return self.f.anon.regexp_replace(clock, sge.convert(r"(\.\d{6})\d+$"), sge.convert("$1"))

    def _seconds(self, digits: Any, start: Any) -> Any:
        two = self.f.anon.substr(digits, start, sge.convert(2))
        number = sge.TryCast(this=two, to=self.type_mapper.from_ibis(dt.int64), safe=True)
        return self.f.coalesce(number, sge.convert(0))

    # -- lists --------------------------------------------------------------------------------------

    def visit_ArrayContains(self, op: Any, *, arg: Any, other: Any) -> Any:
        """NULL where the list or the value is unknown; else whether the list has it."""
        unknown = arg.is_(NULL)
        if not isinstance(op.other, ops.Literal):
            unknown = sg.or_(unknown, other.is_(NULL))
        return self.if_(unknown, NULL, self.f.coalesce(self.f.array_contains(arg, other), FALSE))

    def visit_ArrayIndex(self, op: Any, *, arg: Any, index: Any) -> Any:
        """NULL beyond the end; from the end where negative."""
        if isinstance(op.index, ops.Literal):
            place = sge.convert(op.index.value + (op.index.value >= 0))
        else:
            place = index + self.if_(index >= 0, sge.convert(1), sge.convert(0))
        return self.f.anon.try_element_at(arg, place)

    def visit_ArrayIntersect(self, op: Any, *, left: Any, right: Any) -> Any:
        """The left list's values that stand in the right one, in the left one's order."""
        one = sg.to_identifier("x")
        kept = sge.Lambda(this=self.f.array_contains(right, one), expressions=[one])
        return self.f.filter(left, kept)

    def visit_ArrayStringJoin(self, op: Any, *, arg: Any, sep: Any) -> Any:
        """Unknown only where the list is."""
        return self.if_(arg.is_(NULL), NULL, self.f.concat_ws(sep, arg))

    def visit_Array(self, op: Any, *, exprs: Any) -> Any:
        """An array of the type that the expression has, even an empty one."""
        return self.cast(self.f.array(*exprs), op.dtype)

    def visit_ArrayCollect(
        self, op: Any, *, arg: Any, where: Any, order_by: Any, include_null: Any, distinct: Any
    ) -> Any:
        """NULL where nothing is collected; in order where one is asked for, else in any."""
        if include_null:
            raise com.UnsupportedOperationError("lists of unknown values are not collected on Spark")
        return self._collected(arg, where, order_by, op.order_by, distinct=distinct)

    def visit_GroupConcat(self, op: Any, *, arg: Any, sep: Any, where: Any, order_by: Any) -> Any:
        """The known values in order, with something between them; NULL where there is none."""
        return self.f.anon.array_join(self._collected(arg, where, order_by, op.order_by), sep)

    def _collected(self, arg: Any, where: Any, order_by: Any, keys: Any, *, distinct: bool = False) -> Any:
        known = arg.is_(sg.not_(NULL, copy=False))
        kept = known if where is None else sg.and_(known, where)
        by_itself = len(order_by) == 1 and order_by[0].this == arg
        name = "collect_set" if distinct else "collect_list"
        if by_itself or not order_by:
            found = self.f.anon[name](self.if_(kept, arg, NULL))
            found = self.f.anon.array_sort(found) if order_by else found
            if order_by and not keys[0].ascending:
                found = self.f.anon.reverse(found)
            return self.f.nullif(found, self.f.array())
        if not all(key.ascending for key in keys):
            raise com.UnsupportedOperationError("a list is collected in ascending order only on Spark")
        fields = [part for key in order_by for part in (key.this.is_(NULL), key.this)]
        row = self.f.anon.struct(*fields, sge.alias_(arg, "v"))
        found = self.f.anon.array_sort(self.f.anon[name](self.if_(kept, row, NULL)))
        one = sg.to_identifier("x")
        value = sge.Lambda(this=sge.Dot(this=one, expression=sg.to_identifier("v")), expressions=[one])
        return self.f.nullif(self.f.anon.transform(found, value), self.f.array())

    # -- aggregates ---------------------------------------------------------------------------------

    def visit_CountStar(self, op: Any, *, arg: Any, where: Any) -> Any:
        """Rows where the condition holds: 0, not NULL, where it never does."""
        return super().visit_CountStar(op, arg=arg, where=where) if where is None else self.f.count_if(where)

    def visit_BitOr(self, op: Any, *, arg: Any, where: Any) -> Any:
        """Ibis has it for other engines only."""
        kept = arg if where is None else self.if_(where, arg, NULL)
        return self.f.anon.bit_or(kept)

    def visit_ArgMin(self, op: Any, *, arg: Any, key: Any, where: Any) -> Any:
        """The value of the row with the least key, an unknown key being the last."""
        return self._best("min_by", arg, key, where, key.is_(NULL))

    def visit_ArgMax(self, op: Any, *, arg: Any, key: Any, where: Any) -> Any:
        """The value of the row with the greatest key, an unknown key being the last."""
        return self._best("max_by", arg, key, where, key.is_(sg.not_(NULL)))

    def _best(self, name: str, arg: Any, key: Any, where: Any, unknown: Any) -> Any:
        rank = self.f.anon.struct(unknown, key)
        return self.f.anon[name](arg, rank if where is None else self.if_(where, rank, NULL))

    # -- text ---------------------------------------------------------------------------------------

    def visit_Strip(self, op: Any, *, arg: Any) -> Any:
        """Without white space at either end."""
        blanks = self.f.concat(sge.convert(" \t\n\r"), self.f.anon.chr(11), self.f.anon.chr(12))
        return self.f.anon.btrim(arg, blanks)

    def visit_StringSplit(self, op: Any, *, arg: Any, delimiter: Any) -> Any:
        """At a text, not at a pattern."""
        if isinstance(op.delimiter, ops.Literal):
            delimiter = sge.convert(re.sub(r"([^\w\s;,])", r"\\\1", op.delimiter.value))
        return self.f.split(arg, delimiter)

    def visit_RegexSearch(self, op: Any, *, arg: Any, pattern: Any) -> Any:
        """Whether a pattern is found anywhere."""
        return sge.RegexpLike(this=arg, expression=self._java(op.pattern, pattern))

    def visit_RegexExtract(self, op: Any, *, arg: Any, pattern: Any, index: Any) -> Any:
        """What a group of a pattern holds; empty where the pattern is not found."""
        return self.f.anon.regexp_extract(arg, self._java(op.pattern, pattern), index)

    def visit_RegexReplace(self, op: Any, *, arg: Any, pattern: Any, replacement: Any) -> Any:
        """Every place where a pattern is found, replaced."""
        if isinstance(op.replacement, ops.Literal):
            groups = re.sub(r"\\(\d)", r"$\1", op.replacement.value.replace("$", r"\$"))
            replacement = sge.convert(groups)
        return self.f.anon.regexp_replace(arg, self._java(op.pattern, pattern), replacement)

    def _java(self, of: Any, pattern: Any) -> Any:
        return sge.convert(java_pattern(of.value)) if isinstance(of, ops.Literal) else pattern

    def visit_Greatest(self, op: Any, *, arg: Any) -> Any:
        """Of one value, that value."""
        return arg[0] if len(arg) == 1 else self.f.greatest(*arg)

    def visit_Least(self, op: Any, *, arg: Any) -> Any:
        """Of one value, that value."""
        return arg[0] if len(arg) == 1 else self.f.least(*arg)

    # -- the rest -----------------------------------------------------------------------------------

    def visit_Field(self, op: Any, *, rel: Any, name: str) -> Any:
        """A column as it stands: NaN is kept out when a book is read."""
        return sg.column(self._gen_valid_name(name), table=rel.alias_or_name, quoted=self.quoted, copy=False)

    def visit_NonNullLiteral(self, op: Any, *, value: Any, dtype: Any) -> Any:
        """A value written out."""
        if dtype.is_floating():
            return None
        if dtype.is_string() and any(one in value for one in _UNESCAPED):
            parts = re.split(f"([{_UNESCAPED}])", value)
            told = [
                self.f.anon.chr(ord(one)) if one in _UNESCAPED else sge.convert(one) for one in parts if one
            ]
            return self.f.concat(*told)
        return super().visit_NonNullLiteral(op, value=value, dtype=dtype)

    def visit_IsNull(self, op: Any, *, arg: Any) -> Any:
        """Unknown, and nothing else."""
        return arg.is_(NULL)

    def visit_NotNull(self, op: Any, *, arg: Any) -> Any:
        """Known."""
        return arg.is_(sg.not_(NULL, copy=False))


COMPILER = SparkSQL()


@lru_cache(maxsize=1024)
def java_pattern(pattern: str) -> str:
    r"""A pattern of RE2 in Java's words: `$` is the end, `.` stops at `\n` only, `\s` is five characters."""
    found, place, inside = [], 0, False
    while place < len(pattern):
        one = pattern[place]
        if one == "\\":
            escape = pattern[place : place + 2]
            blanks = _BLANKS if inside else f"[{_BLANKS}]"
            found.append(blanks if escape == "\\s" else escape)
            place += 2
            continue
        if one == "[":
            inside = True
        elif one == "]":
            inside = False
        found.append("\\z" if one == "$" and not inside else one)
        place += 1
    return "(?d)" + "".join(found)


def _pattern(format: str) -> str:
    """`strftime`'s format in Spark's words; what stands between its parts is quoted."""
    parts = re.split(r"%(.)", format)
    told = []
    for number, part in enumerate(parts):
        if number % 2:
            if part not in _DIRECTIVES:
                raise com.UnsupportedOperationError(f"Spark is not told `%{part}`")
            told.append(_DIRECTIVES[part])
        else:
            told.append(re.sub(r"([A-Za-z]+)", r"'\1'", part))
    return "".join(told)
