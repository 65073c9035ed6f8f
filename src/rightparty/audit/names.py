"""Names of people in the words of a log: which there are around each contact, and the words without them."""

from collections.abc import Mapping
from typing import Final

import ibis
import ibis.expr.types as ir

MASKED: Final = "***"
"""Stands for a name in the words of a log."""

_FEWEST = 3
_LATIN = r"^[A-Za-zÀ-ž' .,()-]+$"

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜"
    "崔钟谭陆汪范石廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鍾譚陸賴賈韋鄒閻龍賀顧龔萬錢嚴湯詹游簡施"
)
"""The most common, but for those that are everyday words too, in both scripts."""

_TITLED_ZH = rf"[{_SURNAMES}]\p{{Han}}{{0,2}}(先生|女士|小姐|太太|同志|师傅|師傅)"
_TITLED_EN = r"\b((?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?) \p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}"


def names_of(contacts: ir.Table, tables: Mapping[str, ir.Table], said: ir.Table) -> ir.Table:
    """`contact_id, pattern`: the names of who was contacted and of all around its debts, as one expression.

    Of a name in Latin letters each part of three letters or more counts by itself, too.

    Args:
        contacts: contact_id, person_id and debt_ids, among others.
        tables: of the book: persons, liabilities, relations, events.
        said: event_id and `names`, as the rows of the log themselves have them.
    """
    people = tables["persons"]
    people = people.filter(people.name != people.person_id)
    named = people.select(named="person_id", name_pattern=_patterns(people.name).unnest())
    debts = contacts.select("contact_id", debt=contacts.debt_ids.unnest())
    around = [
        debts.join(tables[table], debts.debt == tables[table].debt_id).select("contact_id", "person_id")
        for table in ("liabilities", "relations")
    ]
    pairs = ibis.union(contacts.select("contact_id", "person_id"), *around, distinct=True)
    known = pairs.join(named, pairs.person_id == named.named).select("contact_id", "name_pattern")
    events = tables["events"].select("event_id", "contact_id")
    rows = said.select(row="event_id", name=said.names.unnest())
    rows = rows.join(events, rows.row == events.event_id).select("contact_id", "name").distinct()
    own = rows.select("contact_id", name_pattern=_patterns(rows.name).unnest())
    each = ibis.union(known, own, distinct=True)
    each = each.filter(each.name_pattern.length() > 1)
    longest = [each.name_pattern.length().desc(), each.name_pattern]
    told = each.group_by("contact_id").agg(pattern=each.name_pattern.group_concat("|", order_by=longest))
    return told.mutate(pattern=ibis.literal("(?i)(") + told.pattern + ibis.literal(")"))


def _patterns(name: ir.StringColumn) -> ir.ArrayColumn:
    """The expressions by which a name is found: the whole, and of a Latin one its parts."""
    plain = name.strip().re_replace(r"[^\p{L}\p{N}'. -]", "").re_replace(r"([.'-])", r"[\1]")
    parts = name.strip().re_split(r"[^\p{L}']+").filter(lambda one: one.length() >= _FEWEST)
    words = name.re_search(_LATIN).ifelse(parts, ibis.literal([], "array<string>"))
    bounded = words.map(lambda one: ibis.literal(r"\b") + one.re_replace("'", "[']") + ibis.literal(r"\b"))
    return ibis.array([plain]).concat(bounded)


def without_names(rows: ir.Table, called: ir.Table, columns: tuple[str, ...]) -> ir.Table:
    """Rows of contacts in whose words no name stands that is known of their contact, or bears a title.

    `called`: of `names_of`.
    """
    names = called.rename(called="contact_id")
    both = rows.left_join(names, rows.contact_id == names.called)
    told = {
        one: _untitled(both.pattern.isnull().ifelse(both[one], both[one].re_replace(both.pattern, MASKED)))
        for one in columns
    }
    return both.mutate(**told).drop("called", "pattern")


def _untitled(words: ir.StringValue) -> ir.StringValue:
    """Words in which whoever is called Mr, Mrs or 先生 has no name: a log alone does not say who is meant."""
    return words.re_replace(_TITLED_ZH, rf"{MASKED}\1").re_replace(_TITLED_EN, rf"\1 {MASKED}")
