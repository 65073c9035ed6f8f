"""The simulated town: the same for one seed, well formed, and as changeable as asked for."""

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from itertools import pairwise

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.tables import CHANNELS, TABLES, Kind
from rightparty.errors import InvalidInput
from rightparty.world.assumptions import Assumptions
from rightparty.world.numbers import YEAR
from rightparty.world.quarter import QUARTER_SIZE
from rightparty.world.ranges import PEOPLE_MAX
from rightparty.world.town import CHURN_MAX, Plan, make_quarter, make_town
from rightparty.world.write import EXTRA
from tests.world.test_ranges import nobodys
from tests.world.towns import AT, cell, town

DIGEST = "41beef87ea91a1afe260484db1f6a3b25cb4f7dc9c9d8a1fcd1b819f6cb6571d"
TYPES = {
    Kind.TEXT: str,
    Kind.CODE: str,
    Kind.INSTANT: datetime,
    Kind.DATE: date,
    Kind.MONEY: Decimal,
    Kind.RATE: Decimal,
    Kind.INTEGER: int,
    Kind.LIST: tuple,
    Kind.JSON: str,
    Kind.FLAG: bool,
}


@settings(max_examples=8)
@given(people=st.integers(1, 700), seed=st.integers(0, 10**9), churn=st.sampled_from((0.0, 0.04, 0.2)))
def test_the_same_seed_gives_the_same_town(people: int, seed: int, churn: float) -> None:
    """Two towns made with the same arguments are equal row by row, for any size, seed and churn."""
    assert list(make_town(people, seed, churn, AT)) == list(make_town(people, seed, churn, AT))


def test_a_town_is_the_same_on_every_machine() -> None:
    """Its digest stands here: a change of the town, or a machine that draws otherwise, is seen."""
    digest = sha256()
    for quarter in make_town(700, 7, 0.1, AT):
        for name, added in quarter.items():
            for row in added:
                cells = sorted((key, cell(value)) for key, value in row.items())
                digest.update(repr((name, cells)).encode())
    assert digest.hexdigest() == DIGEST, "if the town is meant to change, so is its digest"


def test_another_seed_gives_another_town() -> None:
    """The seed changes who lives in the town."""
    names = [[row["name"] for row in town(100, seed)["persons"]] for seed in (1, 2)]
    assert names[0] != names[1]


def test_a_larger_town_begins_with_the_smaller_one() -> None:
    """Quarters do not depend on the town's size, so a large town can be made piece by piece."""
    assert list(make_town(1000, 5, 0.04, AT)) == list(make_town(1300, 5, 0.04, AT))[:3]


@pytest.mark.parametrize("country", ["CN", "US"])
@pytest.mark.parametrize("churn", [0.04, 0.1, CHURN_MAX])
def test_ten_million_people_have_what_is_theirs_alone(country: str, churn: float) -> None:
    """Quarters at both ends of the largest town share no number, address, account, identity or id."""
    plan = Plan(PEOPLE_MAX, 2, churn, AT, country)
    quarters = [make_quarter(plan, number) for number in (0, 1, plan.quarters // 2, plan.quarters - 1)]
    for table, columns in {
        "points": ("point_id", "value"), "persons": ("person_id",), "debts": ("debt_id", "account"),
        "events": ("event_id",), "payments": ("payment_id",),
    }.items():  # fmt: skip
        for column in columns:
            found = [row[column] for rows in quarters for row in rows[table]]
            assert len(set(found)) == len(found), (table, column)
    own = [row for rows in quarters for row in rows["persons"] if row["person_id"].startswith("P")]
    identities = [row["national_id"] for row in own if row["national_id"]]
    assert len(own) == 4 * QUARTER_SIZE
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize("country", ["CN", "US"])
def test_every_cell_fits_the_schema(country: str) -> None:
    """Columns, types, required cells, closed lists, keys and references are those of the schema."""
    rows = town(country=country)
    keys = {name: {tuple(row.get(k) for k in TABLES[name].key) for row in rows[name]} for name in TABLES}
    ids = {name: {row[TABLES[name].key[0]] for row in rows[name]} for name in TABLES if TABLES[name].key}
    for name, table in TABLES.items():
        assert not table.key or len(keys[name]) == len(rows[name]), f"{name}: a key stands twice"
        for row in rows[name]:
            assert set(row) <= set(table.by_name) | set(EXTRA.get(name, ())), name
            for column in table.columns:
                value = row.get(column.name)
                where = f"{name}.{column.name} = {value!r}"
                if value is None:
                    assert not column.required, where
                    continue
                assert type(value) is TYPES[column.kind], where
                assert not column.choices or value in column.choices, where
                named = value if isinstance(value, tuple) else (value,)
                assert not column.refers_to or set(named) <= ids[column.refers_to], where


def test_only_the_instants_of_the_past_are_in_the_book() -> None:
    """Nothing that happened later than the book's date is known to it."""
    rows = town()
    for name in ("evidence", "events", "notices", "charges", "complaints", "transactions"):
        assert max((row["at"] for row in rows[name]), default=AT) <= AT, name
    assert max(row["paid_at"] for row in rows["payments"]) <= AT


def test_every_optional_table_has_rows() -> None:
    """No rule refuses for want of a whole table."""
    assert [name for name, rows in town(5000).items() if not rows] == []


def test_every_kind_of_evidence_and_most_notices_occur() -> None:
    """The town shows what a lender meets: there is no kind that it never writes."""
    rows = town(5000)
    kinds = set(TABLES["evidence"].by_name["kind"].choices) - {row["kind"] for row in rows["evidence"]}
    assert kinds == set()
    assert len({row["kind"] for row in rows["notices"]}) >= 14


def test_several_zones_and_languages_occur() -> None:
    """A minority lives abroad, reads other characters, or is in a western zone."""
    people = town(5000)["persons"]
    zones = Counter(row["zone"] for row in people)
    assert {"Asia/Shanghai", "Asia/Urumqi", "America/New_York", "America/Los_Angeles"} <= set(zones)
    assert zones["Asia/Shanghai"] > 0.9 * len(people)
    assert {"zh-Hans", "zh-Hant", "en"} <= {row["language"] for row in people}


def test_unknown_cells_are_few() -> None:
    """A few percent of optional cells are deliberately unknown, and no more."""
    people = [row for row in town(5000)["persons"] if row["person_id"].startswith("P")]
    for column in ("region", "zone", "language", "birth_date"):
        share = sum(row[column] is None for row in people) / len(people)
        assert 0.01 < share < 0.03, column


@pytest.mark.parametrize("churn", [0.0, 0.04, 0.1])
def test_numbers_change_hands_as_often_as_asked(churn: float) -> None:
    """Of the numbers on file, the share that a holder gives up in a year is the churn (± a fifth)."""
    rows = town(8000, 3, churn)
    mobiles = {p["point_id"] for p in rows["points"] if p["kind"] == "mobile" and p["place"] != "shared"}
    known: dict[tuple[str, str], datetime] = {}
    for row in rows["evidence"]:
        key = (row["point_id"], row["person_id"])
        known[key] = min(row["at"], known.get(key, AT))
    years = given_up = 0.0
    for row in rows["truth"]:
        since = known.get((row["point_id"], row["person_id"]))
        until = row["until"] or AT
        if row["point_id"] in mobiles and since is not None and row["from"] <= since < until:
            years += (until - since) / YEAR
            given_up += row["until"] is not None
    measured = given_up / years
    assert measured == 0 if churn == 0 else abs(measured - churn) < churn / 5


def test_nobody_holds_a_number_that_another_holds() -> None:
    """Of a mobile number that no household shares, holdings follow each other with a rest between."""
    rows = town(3000, churn=0.2)
    shared = {row["point_id"] for row in rows["points"] if row["place"] != "own" or row["kind"] != "mobile"}
    held: dict[str, list[tuple[datetime, datetime]]] = {}
    for row in rows["truth"]:
        if row["point_id"] not in shared:
            held.setdefault(row["point_id"], []).append((row["from"], row["until"] or AT))
    passed_on = 0
    homes = {p["point_id"] for p in rows["points"] if p["place"] is None}
    for point, spans in held.items():
        for earlier, later in pairwise(sorted(spans)) if point not in homes else ():
            assert later[0] - earlier[1] >= timedelta(days=Assumptions().quarantine_days[0])
            passed_on += 1
    assert passed_on > 100


def test_strangers_stand_in_no_table_but_the_truth() -> None:
    """The book never names a stranger: only the truth knows them."""
    rows = town()
    known = {row["person_id"] for row in rows["persons"]}
    holders = {row["person_id"] for row in rows["truth"]}
    assert holders - known
    assert all(holder.startswith("S") for holder in holders - known)


def test_a_typo_gives_a_person_anothers_point() -> None:
    """Some stated numbers were never the person's own: the truth says whose they were that day."""
    rows = town(3000)
    held = {(row["point_id"], row["person_id"]) for row in rows["truth"]}
    stated = [row for row in rows["evidence"] if row["kind"] == "stated" and row["source"] == "application"]
    wrong = [row for row in stated if (row["point_id"], row["person_id"]) not in held]
    assert 0.005 < len(wrong) / len(stated) < 0.1


def test_no_number_can_ring_at_a_real_person() -> None:
    """Numbers are valid in form and lie in ranges that nobody is given."""
    for country in ("CN", "US"):
        for row in town(country=country)["points"]:
            if row["kind"] in ("mobile", "landline"):
                assert phonenumbers.is_valid_number(phonenumbers.parse(row["value"])), row["value"]
                assert nobodys(row["value"]), row["value"]


def test_addresses_are_under_reserved_domains() -> None:
    """Mail cannot leave for a real mailbox: the domain is reserved for examples."""
    assert all(row["value"].endswith(".example") for row in town()["points"] if row["kind"] == "email")


def test_each_point_stands_once() -> None:
    """A book has one row a kind and value, also where numbers were typed wrongly or passed on."""
    rows = town(6000, churn=0.1)["points"]
    assert len({(row["kind"], row["value"]) for row in rows}) == len(rows)


def test_senders_are_those_that_events_name() -> None:
    """Past contacts were made from registered lines."""
    rows = town()
    assert {row["sender_id"] for row in rows["events"] if row["direction"] == "out"} <= {
        row["sender_id"] for row in rows["senders"]
    }
    assert {row["channel"] for row in rows["events"]} <= set(CHANNELS.split())


def test_a_spouse_without_liability_is_only_related() -> None:
    """Most spouses do not owe; those who do have a document that says why."""
    rows = town(5000)
    liable = {(row["debt_id"], row["person_id"]) for row in rows["liabilities"]}
    spouses = [row for row in rows["relations"] if row.get("kinship") in ("wife", "husband")]
    assert spouses
    assert not any((row["debt_id"], row["person_id"]) in liable for row in spouses)
    assert all(row["document"] for row in rows["liabilities"])


def test_attorneys_with_and_without_a_checked_mandate_occur() -> None:
    """One attorney's mandate was verified; another's was not, and may not stand in."""
    checked = [row.get("verified_at") for row in town(5000)["relations"] if row["role"] == "attorney"]
    assert None in checked
    assert any(checked)


@pytest.mark.parametrize(
    ("people", "churn", "country", "fault"),
    [
        (0, 0.04, "CN", "people"),
        (PEOPLE_MAX + 1, 0.04, "CN", "people"),
        (10, -0.1, "CN", "churn"),
        (10, 0.9, "CN", "churn"),
        (10, 0.04, "FR", "country"),
    ],
)
def test_an_impossible_town_is_refused(people: int, churn: float, country: str, fault: str) -> None:
    """Every wrong argument is named."""
    with pytest.raises(InvalidInput) as raised:
        list(make_town(people, 1, churn, AT, country))
    assert fault in str(raised.value.problems[0])
