"""A contact that breaks a property, as a case file: `law check` answers it, and shows when it is mended."""

from collections.abc import Iterator, Mapping
from typing import Any

from rightparty.gate.contact import Contact
from rightparty.gate.decide import gathered_answers
from rightparty.gate.trial import try_case
from rightparty.law.cases.case import Case, Expected
from rightparty.law.cases.scene import Scene
from rightparty.law.load import COUNTRIES, HOME_ZONES, Law
from rightparty.law.questions import Within
from rightparty.law.symbols.example import Example
from rightparty.parties.model import PartyModel

_IN_CONTACT = ("channel", "content")


def case_text(name: str, why: str, example: Example, law: Law, model: PartyModel) -> str:
    """The example as a `[[case]]` of the project's own form.

    What the tiny book of its country does not tell by itself is stated outright. Expected is what the whole
    `law` answers, with every rule that was missed speaking; where none was, that the contact is denied.
    """
    country = _country(example)
    scene = Scene(country, example.at)
    contact = scene.contact(**{one: example.answers[one] for one in _IN_CONTACT})
    facts = _stated(example, contact, scene, law, model)
    case = Case(name, "", why, scene.at, scene.dossier(), Expected(), contact, facts=facts)
    verdict = try_case(case, law, model).product.verdict if example.missed else "deny"
    expected: dict[str, Any] = {"product": verdict}
    if example.missed:
        expected["speaks"] = [rule.id for rule in example.missed]
    return "\n".join(_written(name, why, country, example, contact, facts, expected)) + "\n"


def _country(example: Example) -> str:
    concerned = (one for one in COUNTRIES if example.answers.get(Within(one).name) is True)
    return next((one for one in concerned if one in HOME_ZONES), "CN")


def _stated(
    example: Example, contact: Mapping[str, Any], scene: Scene, law: Law, model: PartyModel
) -> dict[str, Any]:
    """The answers that the book of the scene does not give by itself."""
    _, known = gathered_answers(Contact(**contact), scene.dossier(), law, model)
    return {
        name: value
        for name, value in example.answers.items()
        if value is not None
        and name not in _IN_CONTACT
        and name in law.questions
        and known.get(name) != value
    }


def _written(
    name: str,
    why: str,
    country: str,
    example: Example,
    contact: Mapping[str, Any],
    facts: Mapping[str, Any],
    expected: Mapping[str, Any],
) -> Iterator[str]:
    yield "[[case]]"
    yield f"id = {_toml(name)}"
    yield f"why = {_toml(why)}"
    yield f"country = {_toml(country)}"
    yield f"at = {_toml(example.at.isoformat())}"
    yield f"contact = {{ {', '.join(f'{one} = {_toml(contact[one])}' for one in _IN_CONTACT)} }}"
    yield f"expected = {{ {', '.join(f'{key} = {_toml(value)}' for key, value in expected.items())} }}"
    unknown = [one for one, value in example.answers.items() if value is None]
    if unknown:
        yield f"# unknown in the example, and whatever the book says here: {', '.join(unknown)}"
    if facts:
        yield ""
        yield "[case.facts]"
        yield from (f"{_toml(one)} = {_toml(value)}" for one, value in facts.items())


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, int | float):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
