"""A law that speaks only where it cannot be told."""

from rightparty.law.load import load_law
from rightparty.law.logic import Missing
from rightparty.law.unsure import unsure


def test_it_asks_what_the_law_asks() -> None:
    """The same rules with the same questions, effects and classes."""
    law = load_law()
    for mine, theirs in zip(unsure(law).rules, law.rules, strict=True):
        assert (mine.id, mine.effect, mine.cuts, mine.sentence) == (
            theirs.id,
            theirs.effect,
            theirs.cuts,
            theirs.sentence,
        )
        assert set(mine.questions) == set(theirs.questions)


def test_it_is_silent_on_what_is_known_and_unsure_of_what_is_not() -> None:
    """A truth and its opposite are never both so; of an unknown nobody can say that."""

    class Contact:
        def __init__(self, status: object) -> None:
            self.person_status = status

        def notice(self, _kind: str) -> bool:
            return False

    [rule] = [one for one in unsure(load_law()).rules if one.id == "core.stops.person_has_died"]
    assert rule.condition(Contact("alive")) is False
    assert rule.condition(Contact("deceased")) is False
    assert isinstance(rule.condition(Contact(Missing(frozenset({"person_status"})))), Missing)
