"""Whether a case's answers agree with what it expects, and where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass

from rightparty.gate.trial import SEVERITY, Answer, Trial
from rightparty.law.cases.case import Expected

PLAIN_EFFECTS = ("permitted", "presumed_compliance", "out_of_scope")
"""What the US vocabulary calls a contact against which nothing speaks."""


@dataclass(frozen=True)
class Compared:
    """A trial, and every way in which it differs from what was expected; none where they agree."""

    trial: Trial
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether everything agrees."""
        return not self.differences


def compare(trial: Trial) -> Compared:
    """Hold a trial against its case."""
    return Compared(trial, tuple(_differences(trial)))


def _differences(trial: Trial) -> Iterator[str]:
    expected, law = trial.case.expected, trial.law
    if expected.verdict is not None and law.verdict != expected.verdict:
        yield f"law: expected {expected.verdict}, got {law.verdict}"
    elif expected.verdict is not None:
        yield from _details(expected, law)
    yield from _product(expected, trial.product)
    spoke = {*law.rules, *trial.product.rules}
    for rule in expected.speaks:
        if rule not in spoke:
            yield f"{rule} should speak"
    for rule in expected.silent:
        if rule in spoke:
            yield f"{rule} should not speak"


def _details(expected: Expected, law: Answer) -> Iterator[str]:
    if expected.retry_at is not None and law.retry_at != expected.retry_at:
        yield f"law: expected to wait until {expected.retry_at}, got {law.retry_at}"
    if expected.until_event is not None and law.until_event != expected.until_event:
        yield f"law: expected to wait for {expected.until_event}, got {law.until_event}"
    odd = set(law.allowed) - set(expected.classes)
    if expected.classes and expected.verdict == "limited" and odd:
        yield f"law: leaves {', '.join(sorted(odd))}"
    effect = expected.legal_effect
    if effect is None or effect in law.legal_effects:
        return
    if not (effect in PLAIN_EFFECTS and law.verdict == "allow"):
        yield f"law: expected {effect}, got {', '.join(law.legal_effects) or 'no name'}"


def _product(expected: Expected, product: Answer) -> Iterator[str]:
    if expected.product is not None:
        if product.verdict != expected.product:
            yield f"product: expected {expected.product}, got {product.verdict}"
    elif expected.verdict is not None and SEVERITY.index(product.verdict) < SEVERITY.index(expected.verdict):
        yield f"product: {product.verdict} is looser than {expected.verdict}"
