"""What each policy goes by, and whom it looks at."""

from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.book.tables import CHANNELS
from rightparty.engine import open_engine
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.law.load import load_law
from rightparty.law.vocabulary import Force
from rightparty.parties.model import default_model
from rightparty.plan.day import morning_for, plan_day
from rightparty.world.mornings import INSTRUMENTS, Rules, concerned, messages_of, morning
from rightparty.world.policies import OURS, ours
from rightparty.world.practice import default_practice
from rightparty.world.town import book_meta, make_town
from rightparty.world.write import write_town
from tests.world.towns import AT


def test_law_only_heeds_nothing_of_our_own() -> None:
    """Every instrument of the countries, and neither promise nor practice: else ours met itself."""
    law = load_law()
    alone = Rules(law, default_model(), default_practice()).law_alone
    assert all(rule.instrument.force is not Force.POLICY for rule in alone.every)
    left = {rule.id for rule in law.only(*INSTRUMENTS).every} - {rule.id for rule in alone.every}
    assert {name.rsplit(".", 1)[0] for name in left} == {"chn.practice", "chn.caution"}


@pytest.mark.drill
def test_those_left_out_would_only_be_refused(tmp_path: Path) -> None:
    """The day's messages are the same whether everybody who owes is decided, or those concerned alone.

    What is held until later in the day goes out then.
    """
    write_town(make_town(500, 9, 0.04, AT), book_meta(AT), tmp_path / "town")
    engine = open_engine()
    today = morning(engine, load_book(tmp_path / "town", engine), AT)
    rules = Rules(load_law(), default_model(), default_practice())
    alone = messages_of(OURS, engine, today, rules)
    every = default_candidates(today.book.tables, AT)
    decided = decide_table(engine, today.book, every, AT, rules.law, rules.model)
    plan = plan_day(engine, today.book, decided, morning_for(engine, today.book, AT.date()))
    assert engine.count(concerned(today, CHANNELS.split())) < engine.count(every)
    rows = engine.rows(plan)
    held = {row["person_id"] for row in rows if row["status"] == "held"}
    late = [message for message in alone if message.person_id in held]
    assert late
    assert set(alone) - set(late) == set(ours(rows, rules.practice, rules.seed))
