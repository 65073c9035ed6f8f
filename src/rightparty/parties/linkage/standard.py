"""Records in a standard form: what differs in writing only is written alike, and fillers are unknown."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import ibis
import ibis.expr.types as ir

from rightparty.parties.linkage.fields import Field
from rightparty.parties.linkage.roles import Role

ID, SOURCE, RECORD = "unique_id", "source", "record_id"
SUFFIX = "name_suffix"
"""The generation named beside or within a name: jr, sr, ii, iii, iv; it is never evidence, only a veto."""

KEYS = (ID, SOURCE, RECORD)

_FILLERS = ("", "-", "?", "na", "n/a", "nan", "nil", "none", "null", "unknown", "unk", "未知", "无", "不详")
_ACCENTED = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿăąćčďđęěğłńňőřśšşťůűźżž"
_PLAIN = "aaaaaaceeeeiiiinoooooouuuuyyaaccddeeglnnorssstuuzzz"
_COMPOUND = (
    "欧阳 司马 上官 诸葛 司徒 东方 独孤 南宫 夏侯 尉迟 公孙 慕容 令狐 皇甫 长孙 宇文 轩辕 端木 百里 呼延"
)
_SUFFIXED = r"[ ,]+(jr|junior|sr|senior|ii|2nd|iii|3rd|iv|4th)\.?\s*$"
_CANONICAL = {"junior": "jr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv"}
_NAMES = (Role.GIVEN, Role.MIDDLE, Role.SURNAME)


def standard(records: ir.Table, fields: Sequence[Field], record: str, source: str | None) -> ir.Table:
    """Records in the standard form: `unique_id`, `source`, `record_id`, `name_suffix`, a column a field.

    `record`, `source`: the columns that name a record and the file, agency or creditor that it is from.
    `unique_id` counts the records in the order of both; all fields are text, or lists of text.
    """
    plain = _plainly(records, fields, record, source)
    bare = _without_suffixes(plain, fields)
    row = bare.select(
        SOURCE,
        RECORD,
        bare[SUFFIX].substitute(_CANONICAL).name(SUFFIX),
        **{field.name: _cell(bare, field) for field in fields if field.role is not Role.SUFFIX},
    )
    numbered = ibis.row_number().over(order_by=[row[SOURCE], row[RECORD]])
    return row.select(numbered.cast("int64").name(ID), *row.columns)


def _plainly(records: ir.Table, fields: Sequence[Field], record: str, source: str | None) -> ir.Table:
    """Every column read, as plain text under `of …`: a step of its own, so that it is worked out once."""
    r = records
    origin = r[source].cast("string") if source else ibis.literal("")
    of_lists = {f"of {field.of}": field.of for field in fields if field.many}
    of_cells = {f"of {field.of}": field.of for field in fields if not field.many}
    row = r.select(
        **{SOURCE: origin, RECORD: r[record].cast("string")},
        **{name: _plain(r[of]) for name, of in of_cells.items()},
        **{name: r[of].map(_plain) for name, of in of_lists.items()},
    )
    unfilled = {
        name: ibis.ifelse(row[name].isin(_FILLERS), ibis.null("string"), row[name]) for name in of_cells
    }
    return row.mutate(
        **unfilled, **{name: row[name].filter(lambda one: ~one.isin(_FILLERS)) for name in of_lists}
    )


def _without_suffixes(plain: ir.Table, fields: Sequence[Field]) -> ir.Table:
    """Names without the generation at their end, which stands under `name_suffix`."""
    names = dict.fromkeys(f"of {one.of}" for one in fields if one.role in _NAMES and not one.many)
    stated = [plain[f"of {one.of}"].re_replace(r"[^a-z\d]", "") for one in fields if one.role is Role.SUFFIX]
    ends = [plain[name].re_extract(_SUFFIXED, 1) for name in names]
    first = ibis.coalesce(*(text.nullif("") for text in (*stated, *ends))) if stated or ends else None
    return plain.mutate(
        ibis.null("string").name(SUFFIX) if first is None else first.name(SUFFIX),
        **{name: plain[name].re_replace(_SUFFIXED, "").re_replace(r"['`’.]", "") for name in names},
    )


def _cell(r: ir.Table, field: Field) -> ir.Value:
    value, write = r[f"of {field.of}"], _writer(field)
    if not field.many:
        return write(value)
    return value.map(write).filter(lambda one: one.notnull()).unique()


def _plain(value: ir.Value) -> Any:
    """Lower-case text without accents, blanks at its ends, or `.0` after a number."""
    if value.type().is_date() or value.type().is_timestamp():
        return value.strftime("%Y%m%d")
    text = value.cast("string").lower().strip()
    # Few cells have accents, and looking each letter up takes most of the time.
    text = ibis.ifelse(text.re_search(r"[^\x00-\x7f]"), text.translate(_ACCENTED, _PLAIN), text)
    text = text.re_replace(r"\s+", " ")
    return ibis.ifelse(text.re_search(r"^\d+\.0$"), text.re_replace(r"\.0$", ""), text)


def _writer(field: Field) -> Callable[[Any], Any]:
    if field.role in _NAMES:
        return lambda text: _name(text, field)
    if field.role is Role.DATE:
        return lambda text: _date(text, field.day_first)
    if field.role is Role.PHONE:
        return lambda text: text.re_replace(r"[^\d]", "").right(10).nullif("")
    if field.role in (Role.IDENTIFIER, Role.POSTCODE, Role.NUMBER):
        return lambda text: text.re_replace(r"[\s.,/\-]", "").nullif("")
    if field.role in (Role.ADDRESS, Role.TEXT):
        return lambda text: text.re_replace(r"[^\p{L}\d]+", " ").strip().nullif("")
    return lambda text: text


def _name(text: Any, field: Field) -> Any:
    words = r"[^\p{L}\d]+"
    if not field.part:
        return text.re_replace(words, " ").strip().nullif("")
    first, last = (text.re_extract(_TURNED, place) for place in (2, 1))  # `Smith, John`
    turned = ibis.ifelse(text.re_search(_TURNED), first + " " + last, text)
    western = turned.re_replace(words, " ").strip()
    part = western.re_extract(_PARTS[field.part], 1)
    if not field.ideographic:
        return part.nullif("")
    return ibis.ifelse(text.re_search("[\u4e00-\u9fff]"), _chinese(text, field.part), part).nullif("")


_TURNED = r"^([^,]+),\s*(.+)$"
_PARTS = {"surname": r"(\S+)$", "given": r"^(\S+) ", "middle": r"^\S+ (.+) \S+$"}


def _chinese(text: Any, part: str) -> Any:
    """Surname first, of one character or a compound of two; no breaks between words."""
    characters = text.re_replace("[^\u3400-\u9fff]", "")
    compound = characters.left(2).isin(_COMPOUND.split()) & (characters.length() > 2)
    length = ibis.ifelse(compound, 2, 1)
    return characters.left(length) if part == "surname" else characters.substr(length)


def _date(text: Any, day_first: bool) -> Any:
    """Eight digits, year first; what is no date stays as it is written, without punctuation."""
    year_last = r"^(\d{1,2})\D(\d{1,2})\D(\d{4})(\D.*)?$"
    day, month = (1, 2) if day_first else (2, 1)
    return ibis.cases(
        (text.re_search(r"^\d{8}$"), text),
        (text.re_search(r"^\d{4}\D\d{2}\D\d{2}"), text.left(4) + text.substr(5, 2) + text.substr(8, 2)),
        (text.re_search(_YEAR_FIRST), _joined(text, _YEAR_FIRST, 1, 2, 3)),
        (text.re_search(year_last), _joined(text, year_last, 3, month, day)),
        else_=text.re_replace(r"\D", "").nullif(""),
    )


_YEAR_FIRST = r"^(\d{4})\D(\d{1,2})\D(\d{1,2})(\D.*)?$"


def _joined(text: Any, pattern: str, *places: int) -> Any:
    year, *others = (text.re_extract(pattern, place) for place in places)
    return reduce(lambda whole, part: whole.concat(part.lpad(2, "0")), others, year)
