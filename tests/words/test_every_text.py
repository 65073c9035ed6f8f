"""What every text must hold, over all texts, languages and channels: no list of exceptions but this one."""

from dataclasses import dataclass, replace
from functools import cache

import pytest

from rightparty.law.vocabulary import REPLY, STATUTORY, TELLING
from rightparty.words.fields import Fields
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, day, money_in
from rightparty.words.obligations import obligations
from rightparty.words.occasions import TEXTS, UNTOLD
from rightparty.words.phrases import free_help, phrase
from rightparty.words.render import Text, render
from rightparty.words.slots import ALLOWED
from rightparty.words.templates import SECTIONS, sections
from tests.words.samples import BY_LANGUAGE, LATER, for_class

TOLD = [text for text in TEXTS if text not in UNTOLD]

NOTHING_ELSE = "opted_out"
"""Confirms that messages stop, and may say nothing else: no code, and no way to stop them once more."""

ASKS_FOR_NOTHING = "kept"
"""Thanks: neither an offer nor advice (decision 0035)."""

OFFERS = {"zh-Hans": "承担得起的分期", "zh-Hant": "負擔得起的分期", "en": "smaller payments"}


@dataclass(frozen=True)
class Made:
    """A text, what it was filled with, and what it meets."""

    text: Text
    fields: Fields
    met: frozenset[str]
    help: str

    @property
    def body(self) -> str:
        """What is read."""
        return self.text.body

    def __repr__(self) -> str:
        return f"{self.text.template_id} by {self.text.channel}"


@cache
def every(name: str, collector: bool | None = None, country: str | None = None) -> tuple[Made, ...]:
    """The text in every language, on every channel that it has."""
    made = []
    for language in LANGUAGES:
        fields = for_class(name, BY_LANGUAGE[language])
        fields = fields if collector is None else replace(fields, debt_collector=collector)
        fields = fields if country is None else replace(fields, country=country)
        for channel, section in SECTIONS.items():
            if section in sections(name, language):
                text = render(TEXTS[name], language, channel, fields)
                told = free_help(fields.country, language, section)
                made.append(Made(text, fields, obligations(text, fields), told))
    assert made
    return tuple(made)


def written(name: str) -> tuple[Made, ...]:
    """Without calls and notices on a locked screen."""
    return tuple(one for one in every(name) if one.text.channel not in ("call", "push"))


@pytest.mark.parametrize("name", TEXTS)
def test_who_writes_and_exactly_what_is_owed(name: str) -> None:
    """The identity line, the sum (or none), and a neutral sender, wherever it is read."""
    for one in every(name):
        assert {"identity_line", "amount_equals_owed", "neutral_sender"} <= one.met, one


@pytest.mark.parametrize("name", TEXTS)
def test_how_to_stop_it_and_how_to_check_it(name: str) -> None:
    """A way out of this channel, a code, and how to say "not me", in a form that this channel has."""
    for one in written(name):
        assert "opt_out" in one.met, one
        assert ("verifiable_code" in one.met) is (name != NOTHING_ELSE), one
        if name not in (NOTHING_ELSE, "not_this_person"):
            assert phrase("not_me", one.text.language, SECTIONS[one.text.channel]) in one.body, one


@pytest.mark.parametrize("name", TOLD)
def test_a_debt_collector_says_so_first_and_later(name: str) -> None:
    """15 USC 1692e(11), 12 CFR 1006.18(e)(1)-(2): the whole sentence each time, so that no order matters."""
    both = {"debt_collector_disclosure", "initial_disclosure"}
    for one in every(name, collector=True):
        assert both <= one.met, one
    if name != "validation":
        for one in every(name, collector=False):
            assert not both & one.met, one


@pytest.mark.parametrize("name", TOLD)
def test_free_and_independent_help(name: str) -> None:
    """In every text that tells but thanks, in the form of the channel, of the creditor's country."""
    for one in every(name):
        assert (one.help in one.body) is (name != ASKS_FOR_NOTHING), one


@pytest.mark.parametrize("name", ["full", "offer", "reminder"])
def test_an_offer_wherever_something_is_asked_for(name: str) -> None:
    """Whoever is asked to pay is told that less at a time will do."""
    for one in every(name):
        assert OFFERS[one.text.language] in one.body, one


@pytest.mark.parametrize("name", TOLD)
def test_a_day_by_which_an_answer_is_asked_or_promised(name: str) -> None:
    """A demand says by when; an answer says by when there is another."""
    for one in every(name):
        if name == "full":
            assert one.fields.reply_by is not None
            assert day(one.fields.reply_by, one.text.language) in one.body, one
        if "answer_by" in ALLOWED[name]:
            assert day(LATER, one.text.language) in one.body, one


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "validation"])
def test_in_china_a_code_and_no_link(name: str) -> None:
    """Whatever the class."""
    for one in every(name, country="CN"):
        assert str(one.fields.domain) not in one.body, one
        assert "http" not in one.body, one


@pytest.mark.parametrize("name", UNTOLD)
def test_what_tells_nothing_tells_nothing(name: str) -> None:
    """Not a word of a debt, no amount, no legal name, no name in full."""
    for one in every(name):
        shown = (one.text.subject + " " + one.body).replace(str(one.fields.link), " ")
        assert findings(shown) == (), one
        assert one.fields.creditor_name not in shown, one
        assert str(one.fields.name) not in shown, one


@pytest.mark.parametrize("name", [name for name in TOLD if TEXTS[name] in (STATUTORY, REPLY)])
def test_a_notice_or_an_answer_states_a_sum_only_where_it_has_to(name: str) -> None:
    """After a stop and in an answer no amount stands; of an assignment and in validation it must."""
    for one in every(name):
        assert bool(money_in(one.body)) is (name in ("assigned", "validation")), one


def test_every_class_that_tells_has_a_text() -> None:
    """And every text is of a class that may be sent."""
    assert set(TELLING) | {"knock", "callback"} == set(TEXTS.values())
