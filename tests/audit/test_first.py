"""The first screen: what an executive reads in a minute."""

import ibis
import pytest

from rightparty.audit.first import answer
from rightparty.audit.summary import LogTotals, summary_of
from rightparty.audit.wording import wording
from rightparty.engine import Engine
from rightparty.law.sentences import LANGUAGES
from rightparty.words.conduct import READ_BY_A_PERSON
from tests.audit.samples import (
    HOURS,
    SINCE,
    STRANGER,
    TOTALS,
    ZONE,
    sample_contacts,
    sample_findings,
    undecided,
)
from tests.audit.test_report import read


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_bad_who_whom_and_what_next(engine: Engine, language: str) -> None:
    """Grave contacts, the worst agencies with their share, and steps in order; links lead into the report."""
    gate = engine.create(
        "first gate",
        [{"contact_id": f"c{n}", "gate_verdict": "text" if n == 5 else "deny"} for n in range(1, 6)],
        ibis.schema({"contact_id": "string", "gate_verdict": "string"}),
    )
    summary = summary_of(
        engine, sample_findings(engine), TOTALS, contacts=sample_contacts(engine), gate=gate, zone=ZONE
    )
    words = wording(language, ZONE)
    page = read(answer(summary, words))
    assert words("severity_of", grave=4) in page.text
    assert words("of_all", contacts=3, of=6, share="50.0 %") in page.text
    assert page.text.index("AGY1") < page.text.index("AGY2")
    assert summary.stopped == 5, "what the guard would not have sent is stopped, too"
    steps = page.text[page.text.index(words("next")) + 1 :]
    told = [line for line in steps if line]
    assert told[0] == words("next_apologise", people=2, stranger=1, after_stop=1)
    assert told[-1] == words("next_again")
    assert {"#apologies", "#missing"} <= page.links


def test_without_a_violation_there_is_nobody_to_blame(engine: Engine) -> None:
    """Only that the next month is audited too."""
    nothing = sample_findings(engine, "first none", [])
    words = wording("en", ZONE)
    page = read(answer(summary_of(engine, nothing, LogTotals(1, 1, SINCE, SINCE)), words))
    assert words("next_nothing") in page.text
    assert words("who") not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_told_is_not_said_to_need_no_mending(engine: Engine, language: str) -> None:
    """It says what to hand in: facts of the same words once, and never a person's reading."""
    rows = [
        undecided(1, STRANGER, 1, "owes", "role"),
        undecided(2, HOURS, 2, "local_second_min", READ_BY_A_PERSON),
    ]
    summary = summary_of(engine, sample_findings(engine, "first open", rows), LogTotals(2, 2, SINCE, SINCE))
    words = wording(language, ZONE)
    page = read(answer(summary, words))
    assert words("next_nothing") not in page.text
    facts = sorted((words.fact("owes"), words.fact("local_second_min")), key=" ".join(page.text).index)
    assert words("next_hand_in", cannot_tell=2, facts=words.list_of(facts)) in page.text


def test_nothing_is_asked_for_where_nothing_is_named(engine: Engine) -> None:
    """Of contacts that only a person can judge no fact is missing."""
    rows = [undecided(1, STRANGER, 1, READ_BY_A_PERSON)]
    summary = summary_of(engine, sample_findings(engine, "first read", rows), LogTotals(1, 1, SINCE, SINCE))
    words = wording("en", ZONE)
    page = read(answer(summary, words))
    assert words("next_read", alone=1) in page.text
    assert words("next_unknown", cannot_tell=1) in page.text
    assert words("next_nothing") not in page.text
