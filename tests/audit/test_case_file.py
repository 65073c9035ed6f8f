"""Everything about one debt or one person, in order of time."""

import json
import re

import pytest

from rightparty.audit.case_file import case_html, case_json, case_of, whose
from rightparty.audit.wording import wording
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.law.sentences import LANGUAGES
from tests.audit.samples import (
    TELEPHONE,
    UNTIL,
    ZONE,
    finding,
    sample_contacts,
    sample_findings,
    sample_rows,
    undecided,
)
from tests.audit.test_report import read


def test_a_case_holds_what_is_about_one_debt_and_nothing_else(engine: Engine) -> None:
    """All of the sample is of one debt; a finding of another is left out."""
    other = finding(30, "audit.fan_out", 5, debt_ids=["debt-0002"], person_id="person-0002")
    findings = sample_findings(engine, rows=[*sample_rows(), other])
    case = case_of(engine, findings, sample_contacts(engine), debt_id="debt-0001", zone=ZONE)
    assert (len(case.contacts), len(case.findings)) == (10, 10)
    alone = case_of(engine, findings, sample_contacts(engine), person_id="person-0002", zone=ZONE)
    assert [row["contact_id"] for row in alone.findings] == ["c30"]
    assert alone.id == "****02"


def test_nothing_in_a_case_leads_to_a_person_by_itself(engine: Engine) -> None:
    """Ids, numbers, addresses and names are masked, in JSON and on the page."""
    rows = [*sample_rows(), finding(31, "audit.fan_out", 6, evidence="王小明的朋友 13912345678")]
    case = case_of(
        engine,
        sample_findings(engine, rows=rows),
        sample_contacts(engine),
        debt_id="debt-0001",
        names=["王小明"],
    )
    for told in (case_json(case), case_html(case, "zh-Hans", UNTIL)):
        for hidden in (TELEPHONE, "13912345678", "wang@example.com", "person-0001", "debt-0001", "王小明"):
            assert hidden not in told
        assert "王**的朋友 139****5678" in told


def test_the_json_says_what_each_rule_says_in_every_language(engine: Engine) -> None:
    """A regulator reads it without the rulebook."""
    case = case_of(engine, sample_findings(engine), sample_contacts(engine), debt_id="debt-0001", zone=ZONE)
    told = json.loads(case_json(case))
    assert set(told) == {"about", "id", "zone", "contacts", "findings"}
    assert all(set(row["sense"]) == set(LANGUAGES) for row in told["findings"])
    assert [row["at"] for row in told["findings"]] == sorted(row["at"] for row in told["findings"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_case_is_well_formed_and_in_order_of_time(engine: Engine, language: str) -> None:
    """Contacts and findings in one column of time, each contact before what was found in it."""
    case = case_of(engine, sample_findings(engine), sample_contacts(engine), debt_id="debt-0001", zone=ZONE)
    html = case_html(case, language, UNTIL)
    page = read(html)
    assert not page.faults
    times = re.findall(r'<th scope="row" class="when">([^<]*)</th>', html)
    assert len(times) == 20
    assert times == sorted(times)


def test_missing_facts_are_not_told_twice(engine: Engine) -> None:
    """Two facts for which the same is to be handed in are one."""
    row = undecided(32, "audit.fan_out", 7, "owes", "role", "payment_pending")
    case = case_of(engine, sample_findings(engine, rows=[row]), sample_contacts(engine), debt_id="debt-0001")
    words = wording("en")
    told = words.listed([words.fact("owes"), words.fact("payment_pending")])
    assert words("lacks", missing=told) in case_html(case, "en", UNTIL)


def test_a_case_of_nothing_says_so(engine: Engine) -> None:
    """No row is about it."""
    case = case_of(engine, sample_findings(engine), sample_contacts(engine), debt_id="debt-9999")
    assert case.empty
    assert "The log holds nothing about this case." in case_html(case, "en", UNTIL)


def test_a_case_is_of_one_debt_or_one_person(engine: Engine) -> None:
    """Neither, or both, is refused."""
    for named in ({}, {"debt_id": "a", "person_id": "b"}):
        with pytest.raises(InvalidInput, match="one debt or of one person"):
            case_of(engine, sample_findings(engine), sample_contacts(engine), **named)


def test_a_finding_or_a_contact_leads_to_whom_it_is_about(engine: Engine) -> None:
    """The person; of nobody known the debt; what is not there, or leads to nobody, is refused."""
    rows = [finding(1, "audit.fan_out", 0), finding(2, "audit.fan_out", 0, person_id=None)]
    rows.append(finding(3, "audit.fan_out", 0, person_id=None, debt_ids=[]))
    findings, contacts = sample_findings(engine, "led", rows), sample_contacts(engine)
    ids = [row["finding_id"] for row in rows]
    assert whose(engine, findings, contacts, finding=ids[0]) == ("person-0001", "")
    assert whose(engine, findings, contacts, finding=ids[1]) == ("", "debt-0001")
    assert whose(engine, findings, contacts, contact="c1") == ("person-0001", "")
    with pytest.raises(InvalidInput, match="names neither"):
        whose(engine, findings, contacts, finding=ids[2])
    with pytest.raises(InvalidInput, match="there is no `c99`"):
        whose(engine, findings, contacts, contact="c99")
