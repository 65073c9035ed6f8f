"""A law as it is written: read back from its files it is the same, and nothing but rules is read there."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.errors import InvalidInput
from rightparty.law.load import RULEBOOKS, Law, load_law, load_written
from rightparty.law.written import HOUSE, Reader, Texts, package_texts

LAW = load_law()
STOPS = "core/stops.py"


def changed(name: str, change: Callable[[bytes], bytes], law: Law = LAW) -> Texts:
    """The files of the law, one of them changed."""
    was = law.texts.files[name]
    made = change(was)
    assert made != was
    return Texts({**law.texts.files, name: made})


def read(texts: Texts, law: Law = LAW) -> Law:
    """The law of these files, which must come out as that law."""
    return load_written(texts, law.version, law.rule_versions)


def faults(texts: Texts) -> str:
    """Why these files are refused."""
    with pytest.raises(InvalidInput) as caught:
        read(texts)
    return "\n".join((caught.value.message, *map(str, caught.value.problems)))


def test_the_law_read_from_its_files_is_the_law() -> None:
    """Version by version and rule by rule; and it is made of those files, not of this package's modules."""
    law = read(LAW.texts)
    assert law.version == LAW.version
    assert law.rule_versions == LAW.rule_versions
    assert [rule.id for rule in law.every] == [rule.id for rule in LAW.every]
    ours = {rule.condition for rule in LAW.every}
    assert not ours & {rule.condition for rule in law.every}
    for mine, kept in zip(LAW.every, law.every, strict=True):
        assert (mine.sentence, mine.citation) == (kept.sentence, kept.citation)


def test_every_rule_read_from_its_file_sees_no_module_of_this_package() -> None:
    """A part, a constant, a number: each comes from the files, however the package may have changed."""
    modules = {id(vars(module)) for name, module in sys.modules.items() if "law.rulebooks" in name}
    for rule in read(LAW.texts).every:
        assert id(rule.condition.__globals__) not in modules
        for one in rule.condition.__globals__.values():
            assert id(getattr(one, "__globals__", None)) not in modules


def test_a_house_policy_is_among_the_files(tmp_path: Path) -> None:
    """A lender's own numbers take part in decisions, so they are kept; other laws are other versions."""
    policy = tmp_path / "policy.toml"
    policy.write_text("telling_contacts_in_30_days = 2\n", encoding="utf-8")
    law = load_law(policy)
    assert law.texts.files[HOUSE] == policy.read_bytes()
    assert HOUSE not in LAW.texts.files
    policy.unlink()
    assert read(law.texts, law).version == law.version != LAW.version
    looser = Texts({**law.texts.files, HOUSE: b"telling_contacts_in_30_days = 99\n"})
    with pytest.raises(InvalidInput, match="may only tighten"):
        read(looser, law)


def test_a_law_without_some_rules_is_read_without_them() -> None:
    """As two people set them aside for one contact."""
    few = LAW.where(lambda rule: rule.instrument.rulebook != "usa" and "opted_out" not in rule.id)
    law = read(few.texts, few)
    assert (law.version, law.rule_versions) == (few.version, few.rule_versions)


@pytest.mark.parametrize(("name", "old", "new"), [
    (STOPS, b"return c.settled |", b"return c.notice(\"dispute\") |"),
    (STOPS, b"The debt is settled, sold or discharged.", b"The debt is settled or sold."),
    (STOPS, b"effect=DENY, since=_EVER, cuts=NOT_ORDERED", b"effect=DENY, since=_EVER, cuts=NOT_ASKED"),
    ("chn/people.py", b"no(c.owes | c.stands_in)", b"no(c.owes)"),
    ("house/default.toml", b"value = 4", b"value = 5"),
])  # fmt: skip
def test_a_changed_text_is_not_that_version(name: str, old: bytes, new: bytes) -> None:
    """A condition, a sentence, a class, a part that others call, a number: the rulebook is named."""
    book = name.partition("/")[0]
    told = faults(changed(name, lambda text: text.replace(old, new)))
    assert f"its texts are not those of {book}@{LAW.versions[book]}" in told


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_file_that_is_gone_or_damaged_is_refused_or_says_the_same(data: st.DataObject) -> None:
    """Whatever happens to one file, no other law comes out."""
    name = data.draw(st.sampled_from(sorted(LAW.texts.files)))
    text = LAW.texts.files[name]
    at = data.draw(st.integers(0, len(text)))
    made = (
        text[:at] + data.draw(st.binary(min_size=1, max_size=3)) + text[at + data.draw(st.integers(0, 3)) :]
    )
    with suppress(InvalidInput):
        assert read(Texts({**LAW.texts.files, name: made})).version == LAW.version
    without = {other: content for other, content in LAW.texts.files.items() if other != name}
    with pytest.raises(InvalidInput):
        read(Texts(without))


def unread(texts: Texts) -> str:
    """Why the changed file of these is refused."""
    with pytest.raises(InvalidInput) as caught:
        Reader(texts).module("core", "stops")
    return "\n".join((caught.value.message, *map(str, caught.value.problems)))


WICKED = {
    "import os": "no Import",
    "from os import system": "no import of system",
    "from rightparty.law.parameters import files": "no import of files",
    "from rightparty.law.vocabulary import annotations": "no import of annotations",
    "from rightparty.law.rulebooks.chn.people import __builtins__ as b": "no import of __builtins__",
    "from rightparty.law.rulebooks.chn import *": "no import of *",
    "from . import promise": "no ImportFrom",
    "x = __import__": "no name `__import__`",
    "x = __builtins__": "no name `__builtins__`",
    "x = open('/etc/passwd')": "NameError",
    "x = eval": "NameError",
    "x = getattr": "NameError",
    "x = ().__class__": "no `().__class__`",
    "x = rule.__globals__": "no `rule.__globals__`",
    "x = '{0.__class__}'.format(rule)": "no `'{0.__class__}'.format`",
    "y = (a for a in ())\nx = y.gi_frame": "no `y.gi_frame`",
    "x = date.mro": "no `date.mro`",
    "x = tuple(a for a in dict.fromkeys(()).keys())": "no `dict.fromkeys(()).keys`",
    "x = lambda: 1": "no Lambda",
    "x = [1][0]": "no List",
    "x = 9 ** 9": "no Pow",
    "while True:\n    pass": "no While",
    "for x in ():\n    pass": "no For",
    "class X:\n    pass": "no ClassDef",
    "try:\n    x = 1\nexcept ValueError:\n    pass": "no Try",
    "with x:\n    pass": "no With",
    "global x": "no Global",
    "del rule": "no Del",
    "async def x(c):\n    return True": "no AsyncFunctionDef",
    "def x(__c):\n    return True": "no name `__c`",
    "assert True": "no Assert",
    "raise ValueError": "no Raise",
    "if True:\n    x = 1": "no If",
    "x = (y := 1)": "no NamedExpr",
    "x =": "cannot be read",
    "x = 1 + ''": "TypeError",
}


@pytest.mark.parametrize("line", WICKED)
def test_a_file_that_says_more_than_rules_is_refused_before_it_runs(line: str) -> None:
    """Whoever can write to the database cannot have anything run by that: each way out is named."""
    told = unread(changed(STOPS, lambda text: text + f"\n\n{line}\n".encode()))
    assert WICKED[line] in told
    assert STOPS in told


def test_nothing_runs_of_a_file_that_is_refused() -> None:
    """A fault in its last line keeps its first from being read."""
    told = unread(changed(STOPS, lambda text: b"x = 1 + ''\n" + text + b"\nimport os\n"))
    assert "TypeError" not in told
    assert "no Import" in told


@pytest.mark.parametrize(("asked", "told"), [
    (b"from rightparty.law.rulebooks.chn.people import no_such_part", "asks for no_such_part"),
    (b"from rightparty.law.rulebooks.chn import people", "asks for people"),
    (b"from rightparty.law.rulebooks.nowhere.people import part", "nowhere/people.py is not among the files"),
    (b"from rightparty.law.vocabulary import NO_SUCH_CLASS", "asks for NO_SUCH_CLASS"),
])  # fmt: skip
def test_what_a_file_asks_for_must_be_there(asked: bytes, told: str) -> None:
    """A word that this package no longer has, or a part of a file that was not kept: never another's."""
    assert told in unread(changed(STOPS, lambda text: text + b"\n\n" + asked + b"\n"))


def test_a_rulebook_names_its_instruments() -> None:
    """Without them nobody knows which files are law."""
    with pytest.raises(InvalidInput, match="names no instruments"):
        read(changed("core/__init__.py", lambda text: text.replace(b"INSTRUMENTS", b"OTHERS")))


def test_texts_are_equal_where_every_file_is() -> None:
    """They are the key that a law once read is found by."""
    again = package_texts(RULEBOOKS)
    assert (again, hash(again)) == (LAW.texts, hash(LAW.texts))
    assert again != changed(STOPS, lambda text: text + b"\n")
    assert not Texts({})


def test_what_decides_is_kept_and_what_proves_or_translates_is_not() -> None:
    """Rules and numbers of every rulebook; neither cases nor Chinese sentences."""
    names = set(LAW.texts.files)
    assert {name.partition("/")[0] for name in names} == set(RULEBOOKS)
    assert {f"{rule.instrument.rulebook}/{rule.instrument.id}.py" for rule in LAW.every} <= names | {
        name for name in names if name.startswith("usa/")
    }
    assert not [name for name in names if ".cases." in name or ".zh." in name]


def test_a_law_is_read_in_a_process_whose_own_law_is_another(tmp_path: Path) -> None:
    """Kept by this package, read where a rule, a part and a number of the package have changed since."""
    kept = {name: data.decode() for name, data in LAW.texts.files.items()}
    (tmp_path / "kept.json").write_text(json.dumps(kept), encoding="utf-8")
    (tmp_path / "version").write_text(LAW.version, encoding="utf-8")
    (tmp_path / "rules.json").write_text(json.dumps(sorted(LAW.rule_versions)), encoding="utf-8")
    copied = subprocess.run(
        [sys.executable, "-c", _IN_ANOTHER], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, timeout=120,
    )  # fmt: skip
    assert copied.stdout.split() == ["True", "True", "True"], copied.stderr


_IN_ANOTHER = """
import json
from pathlib import Path
from rightparty.law import parameters
from rightparty.law.rulebooks.chn import people
from rightparty.law.logic import no
from rightparty.law.rule import part

was = parameters.load_parameters
def fewer(package, file):
    found = dict(was(package, file))
    if file == "default.toml":
        one = found["telling_contacts_in_30_days"]
        found["telling_contacts_in_30_days"] = parameters.Parameter(
            one.name, one.unit, tuple(parameters.Dated(v.since, 1, v.citation) for v in one.values)
        )
    return found
parameters.load_parameters = fewer

from rightparty.law.load import load_law, load_written
from rightparty.law.written import Texts

law = load_law()
version = Path("version").read_text()
texts = Texts({n: t.encode() for n, t in json.loads(Path("kept.json").read_text()).items()})
kept = load_written(texts, version, json.loads(Path("rules.json").read_text()))
print(law.version != version, kept.version == version, law.versions["core"] == kept.versions["core"])
"""
