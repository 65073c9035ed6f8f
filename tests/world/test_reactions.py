"""What messages do to people: nobody reacts to what never reached them, and strangers never pay."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rightparty.world.borrowers import LATEST
from rightparty.world.policies import OURS, PRACTICE, Message
from rightparty.world.reactions import react
from rightparty.world.response import default_response
from rightparty.world.scene import MINUTE, Aftermath, Scene
from rightparty.world.score import Truth
from rightparty.world.snapshot import Case, KnownPoint, Snapshot

AT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
POINTS = ("own", "sold", "dead", "shared", "app", "mail")
SEEN = Snapshot(
    AT,
    (Case("ana", "bank", ("d1",), 40, False, (), ()),),
    {
        "ana": tuple(
            KnownPoint(point, "app" if point == "app" else "mobile", False, False) for point in POINTS
        )
    },
    {"d1": frozenset({"ana"})},
)
TRUTH = Truth(
    {"own": ("ana",), "sold": ("stranger",), "shared": ("ana", "mia"), "app": ("ana",), "mail": ("ana",)}
)
SCENE = Scene(0, AT, SEEN, TRUTH, default_response(), 1, {}, {"d1": "bank"})
TEXT = Message(OURS, "ana", "own", "sms", "full", ("d1",))
KNOCK = replace(TEXT, content="knock")
CALL = replace(TEXT, channel="call", content="callback", guarded=True)
MESSAGES = st.builds(
    Message,
    policy=st.sampled_from((OURS, PRACTICE)),
    person_id=st.just("ana"),
    point_id=st.sampled_from(POINTS),
    channel=st.sampled_from(("sms", "call", "email", "inbox")),
    content=st.sampled_from(("full", "knock", "callback", "locate")),
    debt_ids=st.just(("d1",)),
    heard=st.booleans(),
    guarded=st.booleans(),
)
CERTAIN = replace(
    default_response(), reads_text=1, reads_mail=1, reads_inbox=1, answers_knock=1, protests_text=1,
    protests_knock=1, protests_call=1, complains_told=1, passes_check=1, replies=1,
)  # fmt: skip


def certainly(*messages: Message, truth: Truth = TRUTH) -> Aftermath:
    """What messages do where everybody reacts."""
    return react(replace(SCENE, response=CERTAIN, truth=truth), messages)


def kinds(after: Aftermath, table: str = "evidence") -> list[str]:
    """The kinds of the rows of a table."""
    return [row["kind"] for row in after.rows.get(table, ())]


def test_nothing_sent_is_nothing_said() -> None:
    """Without a message nobody reacts, and no row is written."""
    assert react(SCENE, []) == Aftermath()


@given(st.lists(MESSAGES, max_size=6), st.integers(0, 50))
def test_only_borrowers_hear_come_and_are_told(messages: list[Message], seed: int) -> None:
    """Whatever is sent wherever: a stranger is never told as a borrower is, never pays, never promises."""
    after = react(replace(SCENE, response=CERTAIN, seed=seed), messages)
    assert {one.person_id for one in after.hearings} | {one.person_id for one in after.visits} <= {"ana"}
    assert set(after.told) | after.knocked <= {"ana"}


@given(st.lists(MESSAGES, max_size=6))
def test_nobody_reacts_to_what_never_reached_them(messages: list[Message]) -> None:
    """Where nobody holds any point, everything comes back, and no human says a word."""
    after = certainly(*messages, truth=Truth({}))
    assert (after.hearings, after.visits, after.met, after.protests, after.complaints) == (
        [],
        [],
        set(),
        0,
        0,
    )
    assert set(kinds(after)) <= {"bounced", "disconnected"}
    assert {row["outcome"] for row in after.rows.get("events", ())} <= {
        "bounced",
        "rejected",
        "not_in_service",
    }


@given(st.lists(MESSAGES, max_size=6), st.integers(0, 20))
def test_the_same_occasion_gives_the_same_reactions(messages: list[Message], seed: int) -> None:
    """Twice the same day is twice the same."""
    scene = replace(SCENE, seed=seed)
    assert react(scene, messages) == react(scene, messages)


def test_a_stranger_says_not_me() -> None:
    """The report stands against the person it was meant for, at that point; who was told complains."""
    after = certainly(replace(TEXT, point_id="sold"))
    reports = [
        row for row in after.rows["evidence"] if row["kind"] in ("wrong_number", "disclosure_reported")
    ]
    assert {(row["point_id"], row["person_id"]) for row in reports} == {("sold", "ana")}
    assert (after.protests, after.complaints) == (1, 1)
    assert after.disclosures >= 1


def test_a_knock_tells_a_stranger_nothing_to_complain_of() -> None:
    """They say "not me" through the knock's own way, and no incident comes of it."""
    after = certainly(replace(KNOCK, point_id="sold"))
    assert kinds(after) == ["delivered", "wrong_number"]
    assert (after.complaints, after.disclosures) == (0, 0)


def test_a_stranger_on_the_telephone_is_the_wrong_person() -> None:
    """The conversation says so, and so does the evidence."""
    after = certainly(replace(CALL, point_id="sold"))
    assert kinds(after) == ["wrong_number"]
    assert [row["outcome"] for row in after.rows["events"]] == ["answered", "wrong_person"]


def test_who_lives_with_the_borrower_does_not_protest() -> None:
    """A shared telephone is the borrower's too: nobody says that it is not."""
    after = certainly(replace(KNOCK, point_id="shared"))
    assert after.protests == 0
    assert after.knocked == {"ana"}


def test_answering_a_knock_proves_the_point_and_the_account() -> None:
    """The code came from the number; it was typed in the app, which the person really has."""
    after = certainly(KNOCK)
    assert kinds(after) == ["delivered", "code_confirmed", "signed_in"]
    [visit] = after.visits
    assert (visit.point_id, visit.channel, visit.knocked) == ("app", "inbox", True)
    assert visit.asked == after.rows["events"][-1]["event_id"]
    assert visit.at > after.rows["events"][-1]["at"]


def test_without_an_account_the_answer_comes_where_the_knock_went() -> None:
    """The code is typed on the page of the code, and is answered on the same channel."""
    seen = replace(SEEN, points={"ana": (KnownPoint("own", "mobile", False, False),)})
    [visit] = react(replace(SCENE, response=CERTAIN, seen=seen), [KNOCK]).visits
    assert (visit.point_id, visit.channel) == ("own", "sms")


def test_a_call_tells_only_after_the_check() -> None:
    """Who fails the check is not told, and does not come to the door."""
    after = certainly(CALL)
    assert kinds(after) == ["answered_as_self"]
    assert [visit.asked for visit in after.visits] == [None]
    silent = react(replace(SCENE, response=replace(CERTAIN, passes_check=0)), [CALL])
    assert (silent.visits, kinds(silent)) == ([], [])


def test_an_unanswered_dial_reaches_nobody_but_bothers() -> None:
    """Nothing is told; the holder has had a contact."""
    after = certainly(replace(CALL, heard=False))
    assert (after.hearings, after.visits, after.met) == ([], [], {"ana"})


def test_common_practice_keeps_reports_and_no_log() -> None:
    """It looks at no log; what is reported to it stands in its book."""
    after = certainly(replace(TEXT, policy=PRACTICE, point_id="sold"))
    assert set(after.rows) == {"evidence", "complaints"}
    assert "delivered" not in kinds(after)


def test_pressed_people_object_more_often() -> None:
    """Twenty days with a contact before today make complaints of silence."""
    often = replace(default_response(), complains=0.2, opts_out=0.2)
    counts = []
    for before in (0, 20):
        scenes = (replace(SCENE, response=often, seed=seed, before={"ana": before}) for seed in range(200))
        found = [react(scene, [TEXT]) for scene in scenes]
        counts.append(sum(after.complaints + after.opt_outs for after in found))
    assert counts[1] > 1.5 * counts[0]


def test_nobody_objects_twice() -> None:
    """Who has complained, or asked to be left alone, has said it."""
    loud = replace(SCENE, response=replace(CERTAIN, complains=1), objected=frozenset({"ana", "stranger"}))
    after = react(loud, [TEXT, replace(TEXT, point_id="sold")])
    assert (after.complaints, after.opt_outs) == (0, 0)


def test_what_is_held_until_later_is_taken_and_answered_later() -> None:
    """The log, the answer, the visit and a stranger's protest go by the message's own hour."""
    later = AT + timedelta(hours=9)
    call, knock = (replace(message, at=later) for message in (CALL, KNOCK))
    assert certainly(call).visits[0].at > later
    assert later < certainly(knock).visits[0].at <= AT + LATEST + MINUTE
    protest = certainly(replace(knock, point_id="sold"))
    assert {row["at"] for row in protest.rows["events"] if row["direction"] == "out"} == {later}
    assert all(row["at"] >= later for row in protest.rows["evidence"])


def test_a_call_is_under_way_while_its_taker_is_told() -> None:
    """The visit names the contact that it is part of; who came by themselves comes by none."""
    after = certainly(CALL)
    assert after.visits[0].call == after.rows["events"][0]["contact_id"]
    assert certainly(KNOCK).visits[0].call is None


def test_ours_shows_a_way_out_beside_the_sum() -> None:
    """So what it tells weighs more than the same text of common practice."""
    (ours,), (practice,) = (certainly(replace(TEXT, policy=policy)).hearings for policy in (OURS, PRACTICE))
    assert (ours.effect, practice.effect) == (CERTAIN.offer, 1.0)
