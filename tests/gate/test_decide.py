"""One contact decided: the promise, the first rulebooks at their boundaries, and unknown facts."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.gate.stories import Story, instant, rules

NOON_CN = "2026-11-23T12:00:00+08:00"
NOON_US = "2026-11-23T12:00:00-05:00"


def test_a_lawful_contact_is_allowed() -> None:
    """A borrower at a point proven an hour ago, at noon, with nothing against it."""
    decision = Story().ask(NOON_CN)
    assert (decision.verdict, decision.ceiling, decision.reasons) == ("allow", "full", ())
    assert decision.requires == ("identity_line",)


@pytest.mark.parametrize("role", ["emergency_contact", "family", "friend", "address_book", "employer"])
@pytest.mark.parametrize("channel", ["call", "sms", "ai_call"])
def test_nobody_who_does_not_owe_is_ever_addressed(role: str, channel: str) -> None:
    """Anyone from `relations` is refused on every channel, however well their number is proven."""
    story = Story().add(
        "persons", person_id="S", name="S", country="CN", zone="Asia/Shanghai", status="alive"
    )
    story.add("relations", debt_id="D", person_id="S", role=role, verified_at=instant(NOON_CN))
    story.add(
        "evidence",
        point_id="M",
        person_id="S",
        at=instant("2026-11-23T11:00:00+08:00"),
        kind="code_confirmed",
    )
    decision = story.ask(NOON_CN, proven=False, person_id="S", channel=channel)
    assert (decision.verdict, decision.allowed) == ("deny", ())
    assert {"person_does_not_owe", "recipient_is_a_contact_person"} <= rules(decision)


def test_a_verified_representative_may_be_addressed_and_an_unverified_may_not() -> None:
    """An attorney stands in only once the mandate is verified."""
    verified, unverified = (
        Story()
        .add("persons", person_id="A", name="A", country="CN", zone="Asia/Shanghai", status="alive")
        .add("relations", debt_id="D", person_id="A", role="attorney", verified_at=verified_at)
        .add(
            "evidence",
            point_id="M",
            person_id="A",
            at=instant("2026-11-23T11:00:00+08:00"),
            kind="code_confirmed",
        )
        .ask(NOON_CN, proven=False, person_id="A")
        for verified_at in (instant("2026-11-01T00:00:00+08:00"), None)
    )
    assert (verified.verdict, unverified.verdict) == ("allow", "deny")


def test_an_unproven_point_gets_a_knock_at_most() -> None:
    """Without a fresh proof no class that tells is left, but a neutral one is."""
    decision = Story().ask(NOON_CN, proven=False)
    assert decision.verdict == "limited"
    assert decision.allowed == ("callback", "knock")
    assert rules(decision) == {"point_not_proven"}


def test_after_not_me_nothing_goes_to_the_point_not_even_a_knock() -> None:
    """A wrong-number report makes the pair `not_theirs` at once."""
    story = Story().add(
        "evidence", point_id="M", person_id="P", at=instant("2026-11-23T11:30:00+08:00"), kind="wrong_number"
    )
    decision = story.ask(NOON_CN, content="knock")
    assert (decision.verdict, decision.right_party) == ("deny", "not_theirs")


def test_a_number_from_an_address_book_is_refused() -> None:
    """A point known only from an address book is a friend's: no knock either."""
    story = Story()
    story.rows["evidence"][0] |= {"kind": "address_book"}
    decision = story.ask(NOON_CN, proven=False, content="knock")
    assert decision.verdict == "deny"
    assert "point_from_an_address_book" in rules(decision)


# GB/T 45251-2025, 5.3: no contact from 22:00 to 08:00.
@pytest.mark.parametrize(
    ("at", "verdict", "retry_at"),
    [
        ("2026-11-23T21:59:59+08:00", "allow", None),
        ("2026-11-23T22:00:00+08:00", "delay", "2026-11-24T08:00:00+08:00"),
        ("2026-11-24T00:00:00+08:00", "delay", "2026-11-24T08:00:00+08:00"),
        ("2026-11-24T07:59:59+08:00", "delay", "2026-11-24T08:00:00+08:00"),
        ("2026-11-24T08:00:00+08:00", "allow", None),
    ],
)
def test_china_hours(at: str, verdict: str, retry_at: str | None) -> None:
    """The window is [08:00, 22:00) in the person's zone and in Beijing's."""
    decision = Story().ask(at)
    assert decision.verdict == verdict
    assert decision.retry_at == (instant(retry_at) if retry_at else None)


def test_agreed_hours_narrow_and_recorded_ones_widen() -> None:
    """Hours agreed with the person hold instead of the window (GB/T 45251-2025, 5.3)."""
    narrow = Story().told("agreed_hours", hours="18:00-20:00")
    assert narrow.ask("2026-11-23T10:00:00+08:00").retry_at == instant("2026-11-23T18:00:00+08:00")
    assert narrow.ask("2026-11-23T18:30:00+08:00").verdict == "allow"
    wide = Story().told("agreed_hours", hours="20:00-23:00", recording="r1")
    assert wide.ask("2026-11-23T22:30:00+08:00").verdict == "allow"
    unrecorded = Story().told("agreed_hours", hours="20:00-23:00")
    assert unrecorded.ask("2026-11-23T22:30:00+08:00").verdict == "delay"


def test_three_connected_calls_a_day_over_all_agencies() -> None:
    """The fourth connected call waits for the next day, whoever made the first three."""
    story = Story()
    for hour, agency in ((8, None), (9, "A"), (10, "B")):
        assert story.ask(NOON_CN).verdict == "allow"
        story.happened(f"2026-11-23T{hour:02}:30:00+08:00", "connected", agency_id=agency)
    decision = story.ask(NOON_CN)
    assert (decision.verdict, rules(decision)) == ("delay", {"three_connected_calls_today"})
    assert decision.retry_at == instant("2026-11-24T08:00:00+08:00")
    assert story.ask("2026-11-24T08:00:00+08:00").verdict == "allow"


def test_six_unanswered_attempts_a_day_at_one_number() -> None:
    """The seventh waits until tomorrow; another number does not (CBA guideline 2026)."""
    story = Story()
    for minute in range(6):
        assert "six_unanswered_attempts_today" not in rules(story.ask(NOON_CN))
        story.happened(f"2026-11-23T09:0{minute}:00+08:00", "attempt", outcome="no_answer")
    assert "six_unanswered_attempts_today" in rules(story.ask(NOON_CN))
    story.add(
        "evidence", point_id="M2", person_id="P", at=instant("2020-01-01T00:00:00+08:00"), kind="stated"
    )
    elsewhere = story.add("points", point_id="M2", kind="mobile", value="+8613900139000", country="CN")
    assert "six_unanswered_attempts_today" not in rules(elsewhere.ask(NOON_CN, point_id="M2"))


def test_a_contact_counts_once_however_many_rows_tell_of_it() -> None:
    """Attempt, connected and conversation rows of one contact are one connected call."""
    story = Story().happened("2026-11-23T09:00:00+08:00", "attempt", "connected", "conversation")
    story.happened("2026-11-23T10:00:00+08:00", "attempt", "connected", "conversation")
    assert story.ask(NOON_CN).verdict == "allow"


def test_the_guideline_binds_members_from_its_first_day() -> None:
    """The day before 2026-01-30 the six attempts are no rule yet; on the day they are."""
    before, after = "2026-01-29", "2026-01-30"
    verdicts = []
    for day in (before, after):
        story = Story()
        for minute in range(6):
            story.happened(f"{day}T09:0{minute}:00+08:00", "attempt", outcome="no_answer")
        verdicts.append("six_unanswered_attempts_today" in rules(story.ask(f"{day}T12:00:00+08:00")))
    assert verdicts == [False, True]


# 12 CFR 1006.6(b)(1)(i): not before 8 or after 21 o'clock, and the statute's narrower reading of both ends.
@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        ("2026-11-23T08:00:00-05:00", "delay"),
        ("2026-11-23T08:00:01-05:00", "allow"),
        ("2026-11-23T20:59:59-05:00", "allow"),
        ("2026-11-23T21:00:00-05:00", "delay"),
    ],
)
def test_us_hours(at: str, verdict: str) -> None:
    """The window is open at both ends, at the consumer's location."""
    assert Story("US").ask(at).verdict == verdict


def test_an_eastern_number_and_a_pacific_address_leave_eleven_to_twentyone() -> None:
    """Comment 6(b)(1)-2: where locations conflict, the time must be convenient in all of them."""
    story = Story("US")
    story.rows["persons"][0] |= {"zone": "America/Los_Angeles"}
    story.rows["points"][0] |= {"zones": ("America/New_York",)}
    assert story.ask("2026-11-23T11:00:01-05:00").verdict == "allow"
    early, late = story.ask("2026-11-23T10:59:00-05:00"), story.ask("2026-11-23T21:00:00-05:00")
    assert (early.verdict, late.verdict) == ("delay", "delay")
    assert early.retry_at == instant("2026-11-23T11:00:01-05:00")


def test_an_unknown_zone_means_the_hours_that_all_zones_share() -> None:
    """Somewhere in the United States: at noon in New York it is too early in Hawaii."""
    story = Story("US")
    story.rows["persons"][0] |= {"zone": None, "region": None}
    assert story.ask(NOON_US).verdict == "delay"
    assert story.ask("2026-11-23T15:30:00-05:00").verdict == "allow"


def _calls(story: Story, *days: int, **row: object) -> Story:
    for day in days:
        story.happened(f"2026-04-{day:02}T12:00:00-04:00", "attempt", outcome="no_answer", **row)
    return story


def test_seven_calls_in_seven_days_and_the_eighth() -> None:
    """Comment 14(b)(2)(i)-1.i: seven calls from April 1 to 7; the next is presumed lawful on April 8."""
    story = _calls(Story("US"), 1, 2, 3, 4, 5, 6, 7)
    eighth = story.ask("2026-04-07T18:00:00-04:00")
    assert (eighth.verdict, rules(eighth)) == ("deny", {"more_than_seven_calls_in_seven_days"})
    assert eighth.reasons[0].citation == "12 CFR 1006.14(b)(2)(i)(A)"
    assert eighth.retry_at == instant("2026-04-08T08:00:01-04:00")
    assert story.ask("2026-04-08T12:00:00-04:00").verdict == "allow"


def test_a_busy_line_is_no_call_and_each_debt_counts_apart() -> None:
    """Comments 14(b)(3)-1 and 14(b)(2)(i)-2: busy signals do not count; another debt has its own seven."""
    busy = _calls(Story("US"), 1, 2, 3, 4, 5, 6).happened(
        "2026-04-07T12:00:00-04:00", "attempt", outcome="busy"
    )
    assert busy.ask("2026-04-07T18:00:00-04:00").verdict == "allow"
    other = _calls(Story("US").owe("D2"), 1, 2, 3, 4, 5, 6, 7)
    assert other.ask("2026-04-07T18:00:00-04:00", debt_ids=("D2",)).verdict == "allow"


def test_after_a_conversation_seven_days_pass_the_day_of_it_included() -> None:
    """Comment 14(b)(2)(i)-1.ii: talked on August 13, whoever called: the first free day is August 20."""
    story = Story("US").happened("2026-08-13T12:00:00-04:00", "conversation", direction="in")
    assert rules(story.ask("2026-08-19T12:00:00-04:00")) == {"call_within_seven_days_of_conversation"}
    assert story.ask("2026-08-20T12:00:00-04:00").verdict == "allow"


def test_daylight_saving_does_not_move_a_day() -> None:
    """Calls on both sides of the autumn change count by local calendar days."""
    story = Story("US")
    for day in range(26, 32):
        story.happened(f"2026-10-{day}T12:00:00-04:00", "attempt", outcome="no_answer")
    story.happened("2026-11-01T12:00:00-05:00", "attempt", outcome="no_answer")
    assert story.ask("2026-11-01T18:00:00-05:00").verdict == "deny"
    assert story.ask("2026-11-02T09:00:00-05:00").verdict == "allow"


def test_attorney_cease_and_opt_out() -> None:
    """12 CFR 1006.6(b)(2), 1006.6(c) and 1006.14(h): each stop, with its clause."""
    attorney = Story("US").told("attorney", debt_id="D").ask(NOON_US)
    assert (attorney.verdict, attorney.until_event) == ("delay", "representation_ended")
    assert "represented_by_attorney" in rules(attorney)
    assert "represented_by_attorney" not in rules(Story("US").told("attorney", debt_id="other").ask(NOON_US))
    written = Story("US").told("cease", medium="written").ask(NOON_US)
    assert (written.verdict, "consumer_ceased_communication" in rules(written)) == ("deny", True)
    oral = Story("US").told("cease", medium="oral").ask(NOON_US)
    assert (oral.verdict, "consumer_ceased_communication" in rules(oral)) == ("deny", False)
    assert "medium_was_refused" in rules(oral)


@pytest.mark.parametrize("verified_at", [None, "2026-11-01T00:00:00+08:00"])
@pytest.mark.parametrize(
    ("role", "stops"),
    [("attorney", True), ("adviser", True), ("guardian", True), ("representative", False), ("family", False)],
)
def test_who_acts_for_the_person_is_spoken_to_in_their_place(
    role: str, stops: bool, verified_at: str | None
) -> None:
    """An attorney or guardian on file stops contact with the borrower, mandate checked or not."""

    def story(country: str, until: str | None = None) -> Story:
        moments = {
            "verified_at": instant(verified_at) if verified_at else None,
            "until": instant(until) if until else None,
        }
        return Story(country).add("relations", debt_id="D", person_id="A", role=role, **moments)

    for country, noon in (("CN", NOON_CN), ("US", NOON_US)):
        decision = story(country).ask(noon)
        assert ("represented" in rules(decision), decision.verdict == "allow") == (stops, not stops)
        assert ("represented_by_attorney" in rules(decision)) is (country == "US" and role == "attorney")
        assert story(country, "2026-11-20T00:00:00+00:00").ask(noon).verdict == "allow"


def test_a_stop_posted_holds_from_receipt() -> None:
    """Mailed on August 3 and received on the 6th: a contact on the 4th was lawful (comment 6(c)(1)-1)."""
    story = Story("US").told(
        "cease",
        "2026-08-03T12:00:00-04:00",
        medium="written",
        received_at=instant("2026-08-06T12:00:00-04:00"),
    )
    assert story.ask("2026-08-04T12:00:00-04:00").verdict == "allow"
    assert story.ask("2026-08-06T12:00:00-04:00").verdict == "deny"


@pytest.mark.parametrize(
    ("scope", "channel", "elsewhere"),
    [("channel", "call", "allow"), ("point", None, "allow"), ("all", None, "deny"), (None, None, "deny")],
)
def test_an_opt_out_reaches_as_far_as_its_scope(
    scope: str | None, channel: str | None, elsewhere: str
) -> None:
    """By number, by channel, or everything; without a scope it reaches everything."""
    story = Story().told("opt_out", scope=scope, channel=channel, point_id="M")
    assert story.ask(NOON_CN).verdict == "deny"
    mail = story.add("points", point_id="E", kind="email", value="p@example.org")
    mail.add(
        "evidence",
        point_id="E",
        person_id="P",
        at=instant("2026-11-23T11:00:00+08:00"),
        kind="code_confirmed",
    )
    assert mail.ask(NOON_CN, point_id="E", channel="email").verdict == elsewhere


@pytest.mark.parametrize("table", ["notices", "events", "promises", "agreements", "charges"])
def test_an_absent_table_is_no_silence(table: str) -> None:
    """Unknown is not zero: what the book does not have refuses, and is named."""
    story = Story()
    story.absent = frozenset((table,))
    decision = story.ask(NOON_CN)
    assert decision.verdict in ("deny", "limited")
    assert any(reason.missing for reason in decision.reasons)


def test_a_history_shorter_than_the_window_refuses() -> None:
    """Events complete since last week cannot answer for the last thirty days."""
    story = Story()
    story.complete_since = datetime(2026, 11, 16, tzinfo=UTC)
    missing = {name for reason in story.ask(NOON_CN).reasons for name in reason.missing}
    assert any(name.startswith("told_30d") for name in missing)


def test_a_country_without_a_rulebook_is_refused_with_that_reason() -> None:
    """Nobody knows what its law allows."""
    story = Story()
    story.rows["persons"][0] |= {"country": "JP", "zone": "Asia/Tokyo"}
    assert "no_rulebook" in rules(story.ask(NOON_CN))


def test_a_stale_balance_and_a_wrong_amount_are_not_told() -> None:
    """An amount that differs from what is owed now is refused in every class that tells one."""
    assert Story().ask(NOON_CN, amount=Decimal("100.00")).verdict == "allow"
    wrong = Story().ask(NOON_CN, amount=Decimal("100.01"))
    assert (wrong.verdict, rules(wrong)) == ("limited", {"balance_cannot_be_stated"})


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("dispute", "dispute_answered"),
        ("agreement_performing", "agreement_breached"),
        ("moratorium", "moratorium_ended"),
        ("payment_pending", "payment_posted"),
        ("hardship", "hardship_decided"),
        ("complaint_open", "complaint_closed"),
    ],
)
def test_what_suspends_names_the_event_it_waits_for(kind: str, event: str) -> None:
    """A suspension has no time to retry at, but something that must happen first."""
    decision = Story().told(kind).ask(NOON_CN)
    assert (decision.verdict, decision.retry_at, decision.until_event) == ("delay", None, event)


def test_equal_facts_have_an_equal_hash_and_another_fact_another() -> None:
    """The hash names the facts a decision was made on."""
    one, same, other = (
        story.ask(NOON_CN).facts_hash for story in (Story(), Story(), Story().told("dispute"))
    )
    assert one == same != other


@pytest.mark.parametrize(
    ("kind", "given_at", "answered"),
    [
        (None, "", True),
        ("opt_out", "2026-11-23T09:00:00+08:00", True),  # they asked in spite of it
        ("opt_out", "2026-11-23T11:00:00+08:00", False),
        ("cease", "2026-11-23T11:00:00+08:00", False),
        ("attorney", "2026-11-23T11:00:00+08:00", False),
        ("dispute", "2026-11-23T11:00:00+08:00", True),  # a dispute is answered
    ],
)
def test_a_question_may_be_taken_back(kind: str | None, given_at: str, answered: bool) -> None:
    """A reply answers what was asked, unless the person told us to stop, or went to a lawyer, since."""
    story = Story().happened(
        "2026-11-23T10:00:00+08:00", "reply", direction="in", channel="sms", content=None
    )
    if kind:
        story.told(kind, given_at)
    decision = story.ask(NOON_CN, channel="sms", content="reply", in_reply_to="E1-0")
    assert ("reply" in decision.allowed) is answered
