"""Contact points in one form: phone numbers as E.164, e-mail addresses in lower case.

A number's country and time zones follow from its leading digits, so `phonenumbers` is asked once for
each run of numbers that share them (all but the last four digits; in North America the area code),
not once a number. Mainland mobiles are read without asking.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ibis
import ibis.expr.types as ir
import phonenumbers
from ibis import _
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumberFormat, ValidationResult
from phonenumbers.timezone import time_zones_for_number
from phonenumbers.tzdata import TIMEZONE_DATA

from rightparty.book.checks import marks
from rightparty.engine import LINE, Engine

PHONES = ("mobile", "landline")
UNKNOWN_ZONE = "Etc/Unknown"
_FULL_WIDTH = "０１２３４５６７８９＋（）－　．"
_PLAIN = "0123456789+()- ."
_LABEL = '[^\\s\u3000\u00a0@"<>()\\[\\],;:\\\\._/]'
_EMAIL = (
    '^[^\\s\u3000\u00a0@"<>()\\[\\],;:\\\\]{1,64}@'
    f'({_LABEL}{{1,63}}[.])+[^\\d\\s\u3000\u00a0@"<>()\\[\\],;:\\\\._/-]{_LABEL}{{1,62}}$'
)
_NORTH_AMERICAN = r"^\+1[2-9]\d{2}[2-9]\d{6}$"


def _mobile_pattern(region: str) -> str:
    metadata = PhoneMetadata.metadata_for_region(region)
    if metadata is None or metadata.mobile is None:
        raise LookupError(f"phonenumbers knows no mobiles of {region}")
    return str(metadata.mobile.national_number_pattern)


_MAINLAND_MOBILE = _mobile_pattern("CN")
_CHINA, _SHANGHAI = "CN", ("Asia/Shanghai",)

_FAMILY = ibis.schema(
    {
        "head": "string",
        "size": "int64",
        "where": "string",
        "lead": "string",
        "country": "string",
        "zones": "array<string>",
        "assigned": "boolean",
    }
)


@dataclass(frozen=True)
class Phone:
    """A number that can exist. `country` and `zones` are None and empty where they cannot be told.

    `assigned` is false for numbers in a range that the numbering plan has not given out.
    """

    e164: str
    country: str | None
    zones: tuple[str, ...]
    assigned: bool


def read_phone(text: str, region: str | None = None) -> Phone | None:
    """The number that the text means, written in `region` unless it has a country code; None if none.

    Letters and extensions are not taken: both hide whom a call would reach.
    """
    plain = text.translate(str.maketrans(_FULL_WIDTH, _PLAIN)).strip()
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if re.search(r"[^\d+()\-./\s\u2010-\u2015]", plain):
        return None
    try:
        number = phonenumbers.parse(plain, region)
    except NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return None
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if not phonenumbers.is_valid_number(number):
        regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
        return Phone(e164, regions[0] if len(regions) == 1 else None, (), assigned=False)
    country = phonenumbers.region_code_for_number(number)
    return Phone(e164, country if country != "001" else None, zones_of(e164, number), assigned=True)


def zones_of(e164: str, number: Any) -> tuple[str, ...]:
    """The IANA zones that the number's area touches, in order; in North America the whole area code's."""
    if re.fullmatch(_NORTH_AMERICAN, e164):
        return _area_code_zones(e164[1:5])
    return tuple(sorted(zone for zone in time_zones_for_number(number) if zone != UNKNOWN_ZONE))


@cache
def _area_code_zones(area_code: str) -> tuple[str, ...]:
    found = [zones for prefix, zones in TIMEZONE_DATA.items() if prefix.startswith(area_code)]
    if area_code not in TIMEZONE_DATA:
        found.append(TIMEZONE_DATA.get("1", ()))
    return tuple(sorted({zone for zones in found for zone in zones}))


def is_email(text: str) -> bool:
    """True for what can be an e-mail address; `normalised` judges by the same pattern."""
    return re.match(_EMAIL, text) is not None


# -- columns --------------------------------------------------------------------------------------


def default_regions(points: ir.Table, evidence: ir.Table, persons: ir.Table, creditors: ir.Table) -> ir.Table:
    """(point_id, region): the country in which a number without a country code was written.

    That of the people it has evidence for; without any, the creditors'. Where these differ there is
    no row, and such a number cannot be read.
    """
    held = (
        evidence.join(persons, "person_id")
        .group_by("point_id")
        .agg(most=persons.country.max(), least=persons.country.min())
    )
    lender = creditors.agg(lender_most=creditors.country.max(), lender_least=creditors.country.min())
    both = points.select("point_id").distinct().left_join(held, "point_id").cross_join(lender)
    region = ibis.cases(
        (both.most.isnull() & (both.lender_most == both.lender_least), both.lender_most),
        (both.most == both.least, both.most),
        else_=ibis.null("string"),
    )
    return both.select("point_id", region=region).filter(ibis._.region.notnull())


def normalised(points: ir.Table, regions: ir.Table, engine: Engine, name: str) -> ir.Table:
    """The points with `value` in one form, `country` and `zones`; kept by the engine under `name`.

    Extra columns for `point_marks`: `_given` the value handed in, `_where` the region it was read in,
    and `_assigned`. A value that cannot be right is NULL.
    """
    rows = _compact(points.left_join(regions, "point_id", rname="_{name}").drop("_point_id"))
    mainland = rows._compact.re_search(rf"^\+86({_MAINLAND_MOBILE})$")
    rows = engine.materialize(rows.mutate(_mainland=mainland.fill_null(False)), f"{name} compact")
    asked = rows.filter(rows.kind.isin(PHONES) & ~rows._mainland)
    families = engine.create(f"{name} families", _families(asked, engine), _FAMILY)
    kept = engine.materialize(_joined(rows, families), name)
    engine.drop(f"{name} compact")
    engine.drop(f"{name} families")
    return kept


def _compact(joined: ir.Table) -> ir.Table:
    """Phone numbers as digits, perhaps after a plus; odd ones as they are. Their family beside them."""
    plain = joined.value.translate(_FULL_WIDTH, _PLAIN)
    digits = plain.re_replace(r"[\s\x{a0}()./\x{2010}-\x{2015}-]", "").re_replace("^00", "+")
    mobile = digits.re_search(f"^(86)?({_MAINLAND_MOBILE})$") & (joined.region == _CHINA)
    compact = ibis.cases(
        (~joined.kind.isin(PHONES), ibis.null("string")),
        (~digits.re_search(r"^[+]?\d{6,17}$") | plain.contains("(0)"), joined.value),
        (mobile, ibis.literal("+86").concat(digits.right(11))),
        else_=digits,
    )
    rows = joined.mutate(_compact=compact).rename(_given="value")
    tail = ibis.cases(
        (rows._compact.re_search(_NORTH_AMERICAN), 7),
        (rows._compact.re_search(r"^[+]?\d{10,17}$"), 4),
        else_=0,
    )
    international = rows._compact.startswith("+")
    rows = rows.mutate(_tail=tail, _where=ibis.ifelse(international, "", rows.region.fill_null(""))).drop(
        "region"
    )
    size = rows._compact.length()
    return rows.mutate(_head=rows._compact.substr(0, size - rows._tail), _size=size)


def _families(asked: ir.Table, engine: Engine) -> Iterator[dict[str, Any]]:
    """Ask `phonenumbers` about one number of each family."""
    keys = ["_head", "_size", "_where", "_tail"]
    for row in engine.rows(asked.group_by(keys).agg(probe=asked._compact.min())):
        phone = read_phone(row["probe"], row["_where"] or None)
        if phone is not None:
            yield {
                "head": row["_head"],
                "size": row["_size"],
                "where": row["_where"],
                "lead": phone.e164[: len(phone.e164) - row["_tail"]],
                "country": phone.country,
                "zones": phone.zones or None,
                "assigned": phone.assigned,
            }


def _joined(rows: ir.Table, families: ir.Table) -> ir.Table:
    both = rows.left_join(
        families,
        [rows._head == families["head"], rows._size == families["size"], rows._where == families["where"]],
    )
    number = ibis.ifelse(both._mainland, both._compact, both.lead.concat(both._compact.right(both._tail)))
    email = ibis.ifelse(both._given.re_search(_EMAIL), both._given.lower(), ibis.null("string"))
    found = ibis.cases((both.kind.isin(PHONES), number), (both.kind == "email", email), else_=both._given)
    zones = ibis.ifelse(both._mainland, ibis.literal(list(_SHANGHAI), type="array<string>"), both.zones)
    own = [column for column in rows.columns if not column.startswith("_") or column == LINE]
    return both.select(
        *own,
        value=found,
        country=ibis.ifelse(both._mainland, _CHINA, both.country),
        zones=zones,
        _given=both._given,
        _where=both._where,
        _assigned=both.assigned.fill_null(True),
    )


def point_marks(rows: ir.Table) -> list[ir.Table]:
    """What is wrong with points after `normalised`: impossible values, and two rows for one point."""
    lost = rows.filter(rows.value.isnull())
    phone = lost.kind.isin(PHONES)
    placeless = phone & (lost._where == "") & lost._given.re_search(r"^[\d\s()./-]{6,}$")
    code = ibis.ifelse(placeless & ~lost._given.startswith("00"), "no country", "point")
    words = ibis.ifelse(phone, "phone number", "e-mail address")
    kind = ibis.ifelse(rows.kind.isin(PHONES), "phone", rows.kind)
    sorts = rows.filter(rows.value.notnull()).select(LINE, "value", "_given", sort=kind)
    shared = (
        sorts.group_by("sort", "value").having(_.count() > 1).agg(first=_[LINE].min(), last=_[LINE].max())
    )
    same = sorts.join(shared, ["sort", "value"])
    other = ibis.ifelse(same[LINE] == same.first, same.last, same.first).cast("string")
    odd = rows.filter(rows.value.notnull() & ~rows._assigned)
    return [
        marks(lost, "value", code, lost._given, words),
        marks(same, "value", "same point", same._given, other),
        marks(odd, "value", "unassigned", odd._given),
    ]
