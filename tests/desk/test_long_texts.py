"""Long texts in parts: one reply, once, whatever comes when; and no stop waits for the rest of a text."""

import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from rightparty.desk.came_back import words_wait
from rightparty.desk.long_texts import GAP, joined
from rightparty.desk.means import Means
from rightparty.desk.reply_parts import again, wait
from tests.desk.books import small_book
from tests.desk.means import MORNING, statuses
from tests.desk.parts import bring, listen, parts, replies, words_of
from tests.desk.replied import decision, notices, rows, why
from tests.desk.wrong import count

Ready = Callable[..., Means]
PROMISE = ("我下周五", "还1060", "元，谢谢")
SECOND = timedelta(seconds=1)
OPTED_OUT = "core.stops.person_opted_out"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_in_any_order_and_twice_it_is_one_reply(ready: Ready, order: tuple[int, ...]) -> None:
    """Read after each part: nothing is said before the last, and the whole is what was written."""
    means, came = ready(small_book(1), "sms"), parts(*PROMISE)
    for number in order[:2]:
        bring(means, came[number], replace(came[number], carrier="smpp:2"))
        assert listen(means) == []
        assert words_wait(means.connection, means.marks, "+8613816000001")
    bring(means, came[order[2]], replace(came[order[2]], carrier="smpp:2"))
    (taken,) = listen(means)
    assert taken.kinds == ("promise",)
    assert taken.promise_id is not None
    assert words_of(means, taken) == "我下周五还1060元，谢谢"
    bring(means, *came)
    assert listen(means, MORNING + wait()) == []
    assert replies(means) == [([1, 2, 3], 3, ["promise"], [])]
    assert count(means, "book_promises") == 1
    assert not words_wait(means.connection, means.marks, "+8613816000001")
    assert rows(means, "SELECT count(words) FROM desk_inbound_message") == [(0,)], "the words go"


@pytest.mark.parametrize("seed", range(6))
def test_many_texts_at_once_are_told_apart(ready: Ready, seed: int) -> None:
    """By sender, by reference, and by how the carrier joins them; shuffled, repeated, read in between."""
    chance, people = random.Random(seed), 4
    means = ready(small_book(people), "sms")
    came = [
        one
        for person in range(1, people + 1)
        for by in ("8:7", "16:7", "sar:7")
        for one in parts(f"这是{person}", f"，{by}", "的话", joined_by=by, sender=f"861381600000{person}")
    ]
    came += chance.sample(came, 12)
    chance.shuffle(came)
    taken = []
    for one in came:
        bring(means, one)
        if chance.random() < 0.3:
            taken += listen(means)
    taken += listen(means)
    expected = {f"这是{person}，{by}的话" for person in range(1, 5) for by in ("8:7", "16:7", "sar:7")}
    assert sorted(str(words_of(means, one)) for one in taken) == sorted(expected)
    assert all(kept[:2] == ([1, 2, 3], 3) for kept in replies(means))


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("退订", "stop", OPTED_OUT),
        ("打错了，我不是王小明", "wrong_person", "core.promise.point_is_not_theirs"),
        ("我不想活了", "distress", "core.stops.person_is_at_risk"),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_one_part_says_by_itself_does_not_wait(
    ready: Ready, text: str, kind: str, rule: str, place: int
) -> None:
    """It holds before the others are there, and is not done again with them; the rest is added."""
    means, texts = ready(small_book(1), "sms"), ["你们好。", "我失业了。", "谢谢。"]
    texts[place] = f"{text}。"
    came = parts(*texts)
    bring(means, came[place])
    (first,) = listen(means)
    assert (first.kinds, first.new) == ((kind,), True)
    assert rule in why(decision(means, point="M0001", channel="sms"))
    assert set(statuses(means.connection).values()) == {"denied"}
    done = [count(means, name) for name in ("desk_opt_out", "desk_wrong_person", "desk_care_case")]
    bring(means, *came)
    (whole,) = listen(means)
    assert kind in whole.kinds
    assert whole.case_id is None
    assert whole.answer is None, "confirmed once"
    assert ("hardship" in whole.kinds) == (place != 1)
    assert done == [count(means, name) for name in ("desk_opt_out", "desk_wrong_person", "desk_care_case")]
    assert sum(done) == 1
    assert [one[:2] for one in replies(means)] == [([place + 1], 3), ([1, 2, 3], 3)]


def test_a_stop_reaches_as_far_as_the_whole_says(ready: Ready) -> None:
    """The part stops the number at once; the whole, that they want nothing by any means, the person."""
    means, came = ready(small_book(1), "sms"), parts("退订。", "停止一切联系")
    bring(means, came[0])
    listen(means)
    assert rows(means, "SELECT scope FROM desk_opt_out ORDER BY at, scope DESC") == [("point",)]
    assert OPTED_OUT not in why(decision(means))
    bring(means, came[1])
    listen(means)
    assert OPTED_OUT in why(decision(means))
    before = count(means, "desk_opt_out")
    bring(means, *came)
    assert listen(means) == []
    assert count(means, "desk_opt_out") == before


def test_a_part_that_the_whole_turns_round_stands_and_a_human_looks(ready: Ready) -> None:
    """Safety first: nothing is taken back by what comes later."""
    means = ready(small_book(1), "sms")
    bring(means, *parts("我从来没说过", "退订"))
    part, whole = listen(means)
    assert (part.kinds, part.tasks) == (("stop",), ())
    assert whole.tasks == ("unclear",)
    assert "stop" in whole.kinds
    assert OPTED_OUT in why(decision(means, point="M0001", channel="sms"))
    assert count(means, "desk_opt_out") == 1


def test_a_letter_that_is_left_over_is_no_word(ready: Ready) -> None:
    """`N` says "not me" only where it is the whole answer."""
    means = ready(small_book(1), "sms")
    bring(means, parts("I will call you back whe", "N")[1])
    assert listen(means) == []
    assert count(means, "desk_wrong_person") == 0


def test_what_never_comes_is_not_waited_for_for_ever(ready: Ready) -> None:
    """Ten minutes after the first: read from what there is, marked, with no credit given; a human asks."""
    means, came = ready(small_book(1), "sms"), parts("我失业了，但我下周五", "不可能", "还1060元")
    bring(means, came[2])
    bring(means, came[0], at=MORNING + wait() - SECOND)
    assert listen(means, MORNING + wait() - SECOND) == []
    (taken,) = listen(means, MORNING + wait())
    assert taken.tasks == ("answer_hardship", "part_missing", "unclear")
    assert taken.kinds == ("hardship",)
    assert words_of(means, taken) == f"我失业了，但我下周五{GAP}还1060元"
    assert replies(means) == [([1, 3], 3, ["hardship"], list(taken.tasks))]
    found = rows(means, "SELECT found FROM desk_reply")[0][0]
    assert ("other", "not_whole", "partial") in {(one["kind"], one["pattern"], one["doubt"]) for one in found}
    assert count(means, "book_promises") == 0
    evidence = rows(means, "SELECT count(*) FROM book_evidence WHERE kind = 'wrote_from'")
    assert evidence == [(0,)], "who wrote is not known of half a text"
    assert rows(means, "SELECT holds FROM desk_reply") == [(True,)]


def test_what_comes_too_late_is_read_too(ready: Ready) -> None:
    """Nothing is lost: a stop at once, all else when its own time is over."""
    means, came = ready(small_book(1), "sms"), parts("我下周五", "还1060元。退订")
    bring(means, came[0])
    listen(means, MORNING + wait())
    late = MORNING + wait() + SECOND
    bring(means, came[1], at=late)
    (stop,) = listen(means, late)
    assert stop.kinds == ("stop",)
    (rest,) = listen(means, late + wait())
    assert words_of(means, rest) == f"{GAP}还1060元。退订"
    assert [one[:2] for one in replies(means)] == [([1], 2), ([2], 2), ([2], 2)]


def test_a_part_that_comes_again_is_the_same_for_a_while(ready: Ready) -> None:
    """A centre that was not thanked delivers again; a day later the same words are new words."""
    means, came = ready(small_book(1), "sms"), parts("退订", "谢谢")
    bring(means, *came)
    assert len(listen(means)) == 2
    bring(means, *came, at=MORNING + again() - SECOND)
    assert listen(means, MORNING + again()) == []
    bring(means, *came, at=MORNING + again())
    assert len(listen(means, MORNING + again())) == 2
    assert [one.kinds for one in listen(means, MORNING + again())] == []


def test_parts_of_two_texts_under_one_reference_are_not_trusted(ready: Ready) -> None:
    """References begin anew: what may be put together wrongly is credited to nobody, and a human reads it."""
    means = ready(small_book(1), "sms")
    one, other = parts("我下周五", "还1060元"), parts("他上周说", "没钱")
    bring(means, one[0], other[0], one[1], other[1])
    taken = listen(means)
    assert [words_of(means, it) for it in taken] == ["我下周五还1060元", "他上周说没钱"]
    assert all("parts_mixed" in it.tasks for it in taken)
    assert count(means, "book_promises") == 0
    bring(means, *one, at=MORNING + again())
    (alone,) = listen(means, MORNING + again())
    assert "parts_mixed" not in alone.tasks
    assert alone.promise_id is not None


def test_a_part_that_nobody_can_open_is_missing(ready: Ready, caplog: pytest.LogCaptureFixture) -> None:
    """It goes on holding its sender, and the others are read without it."""
    means = ready(small_book(1), "sms")
    bring(means, *parts("我下周五", "还1060元"))
    means.connection.execute("UPDATE desk_inbound_message SET words = '\\x00' WHERE part = 2")
    assert listen(means) == []
    (taken,) = listen(means, MORNING + wait())
    assert "part_missing" in taken.tasks
    assert "inbound message" in caplog.text
    assert words_wait(means.connection, means.marks, "+8613816000001")


def test_a_long_stop_from_nobody_known_is_kept_once(ready: Ready) -> None:
    """Of a sender whom we do not know, no word is kept."""
    means = ready(small_book(1), "sms")
    bring(means, *parts("退订。", "不要再发了", sender="8613999999999"))
    assert {it.new for it in listen(means)} == {True}
    assert count(means, "desk_stopped_point") == 1
    assert rows(means, "SELECT count(*) FROM book_events WHERE direction = 'in'") == [(0,)]
    assert notices(means) == []


def test_what_stands_between_parts() -> None:
    """One mark where parts are missing; halves of a character are one again, and a lost half is shown."""
    assert joined({1: "谢谢\ud83d", 2: "\ude4f"}, 2) == ("谢谢🙏", (1, 2))
    assert joined({1: "谢谢\ud83d", 4: "x"}, 5) == (f"谢谢\ufffd{GAP}x{GAP}", (1, 4))
    assert joined({1: "\ufffd", 2: "a\0"}, 2) == (f"{GAP}a\ufffd", (2,))
