"""The first screen: what an executive reads in a minute."""

import ibis
import pytest

from rightparty.audit.first import answer
from rightparty.audit.summary import LogTotals, summary_of
from rightparty.audit.wording import wording
from rightparty.engine import Engine
from rightparty.law.sentences import LANGUAGES
from tests.audit.samples import SINCE, TOTALS, ZONE, sample_contacts, sample_findings
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
