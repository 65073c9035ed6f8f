"""A permitted call becomes one task; the worklist can be asked for it by our reference."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from rightparty.channels.call_task import CallTask, Task, codes
from rightparty.errors import Refused
from rightparty.words.guard import findings
from rightparty.words.languages import LANGUAGES, Language
from rightparty.words.render import render
from tests.channels.permits import KEY, NOW, TEXT, message, permit_for
from tests.words.samples import BY_LANGUAGE, for_class

SECOND_STEP = {"zh-Hans": "【第二步", "zh-Hant": "【第二步", "en": "[Step 2"}
CALL = replace(TEXT, channel="call", subject="")


@dataclass
class Kept:
    """A worklist in memory."""

    tasks: dict[str, Task] = field(default_factory=dict)

    def put(self, task: Task) -> None:
        """Keep the first task of a reference."""
        self.tasks.setdefault(task.reference, task)

    def has(self, reference: str) -> bool:
        """Whether there is one."""
        return reference in self.tasks


def test_a_call_becomes_a_task_of_its_permits_minutes() -> None:
    """Number, script, codes, and the first and last minute to call."""
    kept = Kept()
    channel = CallTask(kept, KEY.public_key(), lambda: NOW)
    given = message(point="+8613816000001", text=CALL, sender="+862118000001")
    assert channel.send(given, permit_for(given, minutes=60)).result == "sent"
    task = kept.tasks["c0ffee"]
    assert (task.number, task.caller_id, task.script) == ("+8613816000001", "+862118000001", CALL.body)
    assert (task.call_from, task.call_until) == (NOW, NOW + timedelta(minutes=60))
    assert set(task.codes) == set(codes())


def test_the_worklist_remembers_what_was_handed_over() -> None:
    """After a kill: there, so sent; not there, so certainly not."""
    kept = Kept()
    channel = CallTask(kept, KEY.public_key(), lambda: NOW)
    assert channel.find("c0ffee") is not None
    assert str(getattr(channel.find("c0ffee"), "result", "")) == "failed"
    given = message(text=CALL)
    channel.send(given, permit_for(given))
    assert str(getattr(channel.find("c0ffee"), "result", "")) == "sent"


def test_without_its_permit_no_task_is_made() -> None:
    """A task for another number is refused."""
    kept = Kept()
    given = message(text=CALL, point="+8613816000001")
    with pytest.raises(Refused):
        CallTask(kept, KEY.public_key(), lambda: NOW).send(
            replace(given, point="+8613816000002"), permit_for(given)
        )
    assert not kept.tasks


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content", ["full", "reminder"])
@pytest.mark.parametrize("known", [True, False], ids=["named", "nameless"])
def test_no_debt_word_stands_before_the_identity_check(language: Language, content: str, known: bool) -> None:
    """Who is speaking is asked first, in words that tell nothing, with the code for "not the person"."""
    fields = for_class(content, BY_LANGUAGE[language])
    script = render(content, language, "call", fields if known else replace(fields, agent_name=None))
    before, mark, after = script.body.partition(SECOND_STEP[language])
    assert mark, "there is a first step and a second"
    assert findings(before) == ()
    assert "wrong_person" in before
    assert "refused" in before
    assert findings(after), "and only then what it is about"


def test_the_codes_in_every_script_are_the_codes_that_can_be_entered() -> None:
    """What a caller reads at the end of a script is what the worklist takes."""
    import re
    from importlib.resources import files

    scripts = files("rightparty.words") / "templates" / "en"
    for name in ("full.toml", "knock.toml"):
        text = (scripts / name).read_text(encoding="utf-8")
        listed = re.search(r"\[Outcome codes\]([^\"]*)", text)
        assert listed is not None, name
        found = set(
            re.findall(
                r"\b(answered|wrong_person|refused|no_answer|busy|not_in_service|voicemail_full|voicemail)\b",
                listed[1],
            )
        )
        assert found <= set(codes())
        assert {"answered", "wrong_person", "no_answer", "voicemail"} <= found
