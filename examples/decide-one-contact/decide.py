"""May these two be texted about this debt, now? No database and no web: one file says what is known."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from rightparty.book.by_hand import by_hand
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.law.load import load_law
from rightparty.parties.model import default_model

now = datetime.fromisoformat("2026-11-23T10:00:00+08:00")
known = tomllib.loads(Path("examples/decide-one-contact/known.toml").read_text(encoding="utf-8"))
dossier = by_hand(known, as_of=now, complete_since=datetime(2015, 1, 1, tzinfo=UTC))

for person, point in (("li-na", "na-mobile"), ("li-ting", "ting-mobile")):
    contact = Contact("1", ("loan",), person, point, "sms", now)
    decision = decide(contact, dossier, load_law(), default_model())
    print(person, decision.verdict, *(reason.citation for reason in decision.reasons), sep=" | ")
