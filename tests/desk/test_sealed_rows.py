"""What stands in the clear beside a sealed value, and what of a row is sealed anew."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import sql

from rightparty.book.details import DETAIL_KEYS
from rightparty.book.dossier import RANGE, begins
from rightparty.book.tables import TABLES
from rightparty.desk.schema import SEALED
from rightparty.desk.sealed_rows import Layout, clear_detail, copy_sealed, range_of, sealed_cells
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.errors import InvalidInput, Refused
from rightparty.gate.domains import is_public_domain, public_domains
from rightparty.parties.model import default_model
from rightparty.parties.model_file import read_model
from tests.desk.sealed import read

NUMBERS = st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True)
ADDRESSES = st.builds(
    "{}@{}".format,
    st.from_regex(r"[a-z]{1,9}", fullmatch=True),
    st.sampled_from([*public_domains(), "own.example"]),
)
CARRIERS = st.sampled_from([None, "operator", "virtual", "fixed"])


@given(number=NUMBERS, kind=st.sampled_from(["mobile", "landline"]), carrier=CARRIERS)
def test_a_model_reads_a_range_as_it_reads_the_number(number: str, kind: str, carrier: str | None) -> None:
    """How fast a number changes hands is the same, sealed or not."""
    model, point = default_model(), {"range": range_of(kind, number), "value": None}
    assert model.hazard(kind, carrier, begins(point)) == model.hazard(kind, carrier, number)


@given(address=ADDRESSES)
def test_the_gate_reads_a_range_as_it_reads_the_address(address: str) -> None:
    """Whether a domain is open to everybody; a domain that is not may be somebody's name, and is not kept."""
    kept = range_of("email", address)
    assert is_public_domain(kept) == is_public_domain(address)
    assert "own.example" not in str(kept)
    assert address.partition("@")[0] + "@" not in str(kept)


def test_of_other_points_nothing_stays_in_the_clear() -> None:
    """A postal address, an account of an app; an unknown value stays unknown."""
    assert range_of("post", "上海市人民大道200号") == range_of("app", "wang") == ""
    assert range_of("mobile", None) is None
    assert begins({"value": "+8613800138000"}) == "+8613800138000"


def test_a_model_that_asks_for_more_digits_is_refused() -> None:
    """It would judge the same number otherwise in a table than at the moment of sending."""
    from importlib.resources import files

    text = (files("rightparty.parties") / "model.toml").read_text(encoding="utf-8")
    longer = text.replace('prefixes = ["+86162"', 'prefixes = ["+861621"')
    assert longer != text
    with pytest.raises(InvalidInput) as fault:
        read_model(longer, "here")
    assert any(str(RANGE) in str(problem) for problem in fault.value.problems)


@pytest.mark.parametrize(
    ("said", "clear"),
    [
        ({"answered": True, "consents_direct": "true"}, {"answered": True, "consents_direct": "true"}),
        ({"name": "陈律师", "phone": "+86139", "unidentified": True},
         {"name": "sealed", "phone": "sealed", "unidentified": True}),
        ({"reason": "not_mine", "amount": "12.00"}, {"reason": "not_mine", "amount": "12.00"}),
        ({"reason": "我没有借过"}, {"reason": "sealed"}),
        ({"reason": "I never borrowed"}, {"reason": "sealed"}),
        ({"court": "上海金融法院", "case": "(2026)沪01号"}, {"court": "上海金融法院", "case": "sealed"}),
        ({"name": None, "email": ""}, {"name": None, "email": ""}),
    ],
)  # fmt: skip
def test_a_detail_keeps_what_rules_ask_of_and_no_names(
    said: Mapping[str, object], clear: Mapping[str, object]
) -> None:
    """Keys stay, so that a rule sees the same; what says nothing personal stays to the letter."""
    written = json.dumps(said, ensure_ascii=False)
    found = clear_detail(written)
    assert found is not None
    assert json.loads(found) == clear
    assert (found == written) == (said == clear)
    assert clear_detail(None) is None


def test_every_detail_is_known_to_be_personal_or_not() -> None:
    """Whoever adds a key to a notice decides whether it stands in the clear."""
    keys = set().union(*DETAIL_KEYS.values())
    clear = {
        "times", "days", "agreement_id", "asked_on", "answered", "consents_direct", "unidentified", "court",
        "complaint_id", "purpose", "on", "amount", "after_validation_period", "sent_on", "names_collector",
        "says_transferred", "says_will_be_used", "says_others_may_see", "opt_out_by", "opt_out_until",

        "opt_out_to", "form", "agency_id", "payment_id", "language",
    }  # fmt: skip
    hidden = {"name", "phone", "email", "address", "case", "report", "reason", "area", "place", "scheme"}
    assert keys == clear | hidden


def test_what_is_sealed_names_columns_of_the_book() -> None:
    """Every sealed column, and every column that says whose it is, is one of its table."""
    for name, seals in SEALED.items():
        known = TABLES[name].by_name
        assert set(seals.columns) | {column for _, column in seals.subjects} <= set(known), name
        assert len(TABLES[name].key) == 1


def test_of_what_the_store_has_only_the_mark_is_handed_over(connection: Connection) -> None:
    """Nothing is sealed twice; a changed value is, beside one that stayed."""
    vault, layout = vault_of(connection), Layout.of("persons")
    cells = sealed_cells(
        connection, vault, "persons", {"person_id": "P", "name": "王小明", "national_id": "A1"}
    )
    connection.execute(
        "INSERT INTO book_persons (person_id, country, name, name_mark, national_id, national_id_mark)"
        " VALUES ('P', 'CN', %(name)s, %(name_mark)s, %(national_id)s, %(national_id_mark)s)",
        cells,
    )
    rows = [["P", "P", "P", "王小明", "A2", None], ["Q", "Q", "Q", 'a "b", c', None, "1990-01-31"]]
    with connection.transaction():
        copy_sealed(connection, vault, layout, rows, sql.Identifier("pg_temp", "sealed_test"))
        found = connection.execute(
            "SELECT person_id, name IS NULL, name_mark, national_id IS NULL, birth_date IS NULL"
            " FROM pg_temp.sealed_test ORDER BY 1"
        ).fetchall()
    assert found[0] == ("P", True, cells["name_mark"], False, True)
    assert found[1] == ("Q", False, vault.mark("persons", "name", 'a "b", c'), True, False)


def test_a_row_of_nobody_is_not_sealed(connection: Connection) -> None:
    """There is no key for it."""
    with pytest.raises(Refused, match="nobody is named"):
        sealed_cells(connection, vault_of(connection), "events", {"event_id": "V", "text": "x"})


def test_words_sealed_before_their_person_was_known_still_open(connection: Connection) -> None:
    """A later file says who wrote: the words stand under the key of the debt, and are found there."""
    vault = vault_of(connection)
    row = {"event_id": "V", "debt_ids": ["D1", "D2"], "text": "我是王小明"}
    cells = sealed_cells(connection, vault, "events", row)
    connection.execute(
        "INSERT INTO book_events (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids,"
        " person_id, text, text_mark) VALUES ('V', 'C', now(), 'in', 'reply', 'sms', 'B', '{D1,D2}', 'P',"
        " %(text)s, %(text_mark)s)",
        cells,
    )
    vault.keys(connection, "person", ["P"])
    assert read(connection, "events", "text", "V") == "我是王小明"
