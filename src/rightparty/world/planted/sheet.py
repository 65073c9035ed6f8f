"""What is written down while cases are planted: the rows of a book and its log, and the labels."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.book.tables import TABLES
from rightparty.world.dice import Dice
from rightparty.world.places import full_name, given_name, names
from rightparty.world.planted.kinds import Lender, Table

Row = dict[str, Any]

VIOLATION, FINE, CANNOT_TELL = "violation", "fine", "cannot_tell"
LABEL = (
    "event_id",
    "contact_id",
    "kind",
    "side",
    "verdict",
    "rules",
    "also",
    "words",
    "boundary",
    "language",
)
LABELS = (*LABEL, "line", "sentence")
"""Columns of a table of labels.

side: `wrong`, or `like` of its lawful look-alike. verdict: what an audit should say of the contact. rules:
any one of these should be found; also: further rules that may speak, `*` stands for anything. words: the text
has to be read for it. boundary: it lies at the very edge. line: of `log-zh.csv`. sentence: why, in plain
words.
"""

AGENCIES = ("AG1", "AG2", "AG3", "AG4", "AG5", "AG6", "AG7")
"""They work for every lender: the first three are as they should be, the others flawed, see `_agency`."""

_NAMES = {
    "zh": ("明诺商务", "安信服务", "汇达咨询", "远川商务", "启程服务", "立和咨询", "博远商务"),
    "en": (
        "Alder Services",
        "Brook Associates",
        "Crane Recovery",
        "Dale Services",
        "Elm Associates",
        "Ferry Recovery",
        "Glen Services",
    ),
}
_US_CODES = {
    "America/New_York": "404",
    "America/Chicago": "312",
    "America/Denver": "303",
    "America/Los_Angeles": "503",
}
_REGIONS = {
    "Asia/Shanghai": "CN-31",
    "Asia/Taipei": "TW-TPE",
    "America/New_York": "US-GA",
    "America/Chicago": "US-IL",
    "America/Denver": "US-CO",
    "America/Los_Angeles": "US-CA",
}
_EXCHANGES = ("555", "211", "311", "411", "511", "611", "711", "811", "911", "958", "959")
# Exchanges that nobody is given: see `world.ranges`.


@dataclass
class Sheet:
    """The rows of one planting by table, the labels, and the numbers that were given out.

    days: the first and the last on which most cases are planted.
    """

    table: Table
    days: tuple[date, date]
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    labels: list[Row] = field(default_factory=list)
    issued: dict[str, int] = field(default_factory=dict)

    @property
    def turn(self) -> date:
        """The middle of the days: an agency comes onto the list, another's evaluation is a year old."""
        first, last = self.days
        return first + (last - first) // 2

    def add(self, table: str, **row: Any) -> Row:
        """A further row of a table."""
        self.rows[table].append(row)
        return row

    def next(self, letter: str) -> int:
        """The next number of a kind of id, from 1."""
        self.issued[letter] = self.issued.get(letter, 0) + 1
        return self.issued[letter]

    def id(self, letter: str) -> str:
        """A new id: `P000001`, `D000001` …"""
        return f"{letter}{self.next(letter):06d}"

    def number(self, zone: str) -> str:
        """A mobile number that nobody holds: ranges as in `world.ranges`."""
        if self.table.country != "US":
            return f"+861349{self.next('mobile') * 7_919 % 10_000_000:07d}"
        serial = self.next(zone)
        code = int(_US_CODES[zone]) if zone in _US_CODES else 404
        return f"+1{code}{_EXCHANGES[serial // 9_000 % 11]}{serial % 9_000:04d}"


def lender_rows(sheet: Sheet) -> None:
    """Creditors, their agencies, and a sender for each channel; the last agencies are flawed."""
    table = sheet.table
    since = datetime.combine(table.first, time(), ZoneInfo(table.zone)) - timedelta(days=900)
    for lender in table.lenders:
        sheet.add(
            "creditors",
            creditor_id=lender.id,
            name=lender.name,
            kind=lender.kind,
            country=table.country,
            member_of=lender.members or ("none",),
            neutral_name=_neutral(lender.name),
            address="1",
            tax_id="00000000-0",
            licence=f"SIM-{lender.id}",
            hotline=_hotline(table.country),
            us_debt_collector=lender.collector,
        )
        for number, agency in enumerate(AGENCIES):
            sheet.add("agencies", **_agency(sheet, lender, number, agency))
        for channel in ("call", "ai_call", "sms", "email", "inbox", "letter", "im"):
            for by in (None, *AGENCIES):
                sheet.add("senders", **_sender(table, lender, channel, by, since))


def _agency(sheet: Sheet, lender: Lender, number: int, agency: str) -> Row:
    table = sheet.table
    script = "en" if table.country == "US" else "zh"
    unlisted, stale, recorded, unknown = (number == flawed for flawed in (3, 4, 5, 6))
    last = table.last
    return {
        "agency_id": agency,
        "creditor_id": lender.id,
        "name": _NAMES[script][number],
        "member_of": lender.members or ("none",),
        "certified": True,
        "listed_from": sheet.turn if unlisted else table.first - timedelta(days=900),
        "listed_until": last + timedelta(days=400),
        "evaluated_on": None
        if unknown
        else sheet.turn - timedelta(days=365)
        if stale
        else last - timedelta(days=60),
        "contract_until": last + timedelta(days=300),
        "violation_record": "found" if recorded else "none",
    }


def _sender(table: Table, lender: Lender, channel: str, agency: str | None, since: datetime) -> Row:
    owner = f"{lender.id}-{agency}" if agency else lender.id
    return {
        "sender_id": f"{owner}-{channel}",
        "creditor_id": lender.id,
        "agency_id": agency,
        "channel": channel,
        "value": _hotline(table.country) if channel.endswith("call") else f"{owner}.{channel}",
        "from": since,
    }


def _neutral(name: str) -> str:
    """A name that says nothing of lending or collecting: the first word of a lender's own."""
    return f"{name.split(maxsplit=1)[0]} Service" if name.isascii() else f"{name[:2]}客户服务"


def _hotline(country: str) -> str:
    return {"CN": "+862118000000", "US": "+14045550100", "TW": "+862118000009"}[country]


def home(sheet: Sheet, zone: str, region: str = "") -> tuple[str, str]:
    """The country and the region that go with a zone."""
    return sheet.table.country, region or _REGIONS[zone]


def a_name(dice: Dice, language: str) -> str:
    """A made-up name in the manner of a language."""
    table = names(language)
    return full_name(dice.weighted(table.surnames), given_name(dice, language, dice.chance(0.5)), language)


def instant(day: date, second: int, zone: str) -> datetime:
    """The instant of a local second of a day; seconds may run into the days beside it."""
    local = datetime.combine(day, time(), ZoneInfo(zone)).replace(tzinfo=None) + timedelta(seconds=second)
    return local.replace(tzinfo=ZoneInfo(zone))
