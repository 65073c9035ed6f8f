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

_ALSO_SURNAMES = (
    "洪高方白金谷文施游简易古庄岑柯柳梅兰季康翁倪翟阎鲍樊殷窦章苗凌霍虞柏水宁娄甘宣柴温米齐卓左石牛祝聂焦"
    "单喻庞项苑颜霞房尤解佟舒阮桂牟骆车边冉仇屈华桑卜涂蓝辛饶盛佘鞠池连蒲宗冼占祁宫蒙冷辜巫"
    "卿莊蘭溫齊聶單龐項顏駱車邊華塗藍饒連蘆褚錦紀纪穆麦麥余楚鄒裴闵閔阙闕花晏瞿成丘邸戚匡幸佘伍"
)
"""Others, which may be everyday words: they are looked for after the most common."""

_DOUBLE = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|司空|皇甫|尉迟|尉遲|慕容|东方|東方|南宫|南宮|令狐|夏侯|公孙|公孫|宇文|长孙|長孫|端木|轩辕"
    "|軒轅|独孤|獨孤"
)
"""Surnames of two characters."""

_NO_NAMES = (
    "尊敬的|亲爱的|親愛的|各位|诸位|諸位|这位|這位|那位|一位|每位|两位|兩位|位|的|该|該|此|某|您|你|他|她|我|其|老"
    "|客户|客戶|用户|用戶|先生|女士|小姐|太太|同志|师傅|師傅|你好|您好|早安|警察|公安|法官|司机|司機|维修|維修"
    "|男|女|这个|這個|那个|那個|请问|請問|或者|以及"
)
"""What stands before a title and is no name."""

_TITLE_ZH = "(?:先生|女士|小姐|太太|同志|师傅|師傅)"
_MARK = "\ue000"
"""Stands between a title and what is no name, so long as names are looked for."""

_TITLED_ZH = tuple(
    rf"(?:{_DOUBLE}|[{surnames}])\p{{Han}}{{0,2}}([ \x{{3000}}]?{_TITLE_ZH})"
    for surnames in (_SURNAMES, _ALSO_SURNAMES)
)
_UNNAMED_ZH = rf"({_NO_NAMES})({_TITLE_ZH})"
_ANYBODY_ZH = rf"\p{{Han}}{{1,3}}({_TITLE_ZH})"
_TITLED_EN = (
    r"\b((?:Mr|MR|Mrs|MRS|Ms|MS|Miss|MISS|Mx|Dr|DR)\b\.?) (?:(?:van|von|der|den|de|la|bin|al|di|du) )*"
    r"\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){0,2}"
)
_BLANKS_BETWEEN = "\\1[ \u3000]*\\2"
_ANY = "〇"
"""Stands for a character of a name that the log itself masks."""


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
    """The expressions by which a name is found: the whole, and of a Latin one its parts.

    Between Chinese characters there may be blanks; one that was masked before (张*伟) may be any.
    """
    plain = name.strip().re_replace(r"[*＊]", _ANY).re_replace(r"[^\p{L}\p{N}'. -]", "")
    plain = plain.re_replace(r"([.'-])", r"[\1]").re_replace(r"(\p{Han})(\p{Han})", _BLANKS_BETWEEN)
    plain = plain.re_replace(r"(\p{Han})(\p{Han})", _BLANKS_BETWEEN).replace(_ANY, r"\p{Han}")
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
    named = words.re_search(_TITLE_ZH).ifelse(_untitled_zh(words), words)
    return named.re_replace(_TITLED_EN, rf"\1 {MASKED}")


def _untitled_zh(words: ir.StringValue) -> ir.StringValue:
    """The name goes from a known surname on; where none is known, up to three characters go for it."""
    for pattern in _TITLED_ZH:
        words = words.re_replace(pattern, rf"{MASKED}\1")
    for _ in range(2):  # a title may itself stand before another: 各位先生女士
        words = words.re_replace(_UNNAMED_ZH, rf"\1{_MARK}\2")
    return words.re_replace(_ANYBODY_ZH, rf"{MASKED}\1").re_replace(_MARK, "")
