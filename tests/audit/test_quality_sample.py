"""Drawing contacts to be checked: by their lots alone, all that is grave, and a share of each collector's."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightparty.audit.quality_sample import FINDING, SHARE, Drawing, Found, Made, lot, sample
from rightparty.errors import InvalidInput
from rightparty.words.verdicts import CANNOT_TELL, GRAVE, MINOR, SERIOUS, SEVERITIES, VIOLATION

KEY = b"of a day"

contacts = st.dictionaries(
    st.integers(0, 60).map(lambda number: f"c{number}"), st.sampled_from(["A7", "A8", None]), max_size=40
).map(lambda made: [Made(*pair) for pair in made.items()])
findings = st.lists(
    st.builds(
        Found,
        st.integers(0, 60).map(lambda number: f"c{number}"),
        st.sampled_from(["words.violence", "audit.fan_out"]),
        st.sampled_from(SEVERITIES),
        st.sampled_from([VIOLATION, CANNOT_TELL]),
    ),
    max_size=20,
)
shares = st.fractions(0, 1, max_denominator=50)
drawings = st.builds(
    Drawing, st.just(KEY), shares, st.integers(0, 5), st.sampled_from(SEVERITIES), st.booleans()
)


def ids(made: list[Made], found: list[Found], drawing: Drawing) -> set[str]:
    """The contacts that are drawn."""
    return {one.contact_id for one in sample(made, found, drawing)}


@given(contacts, findings, drawings, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(
    made: list[Made], found: list[Found], drawing: Drawing, random: object
) -> None:
    """Rows mixed and repeated give the same sample, in the same order."""
    mixed = [*made, *made]
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a `random.Random`
    assert sample(mixed, [*reversed(found)], drawing) == sample(made, found, drawing)


@given(contacts, findings, drawings, shares)
def test_a_greater_share_takes_nobody_out(
    made: list[Made], found: list[Found], drawing: Drawing, more: Fraction
) -> None:
    """The sample grows with the share, and with the least number."""
    small, large = sorted([drawing.share, more])
    first = Drawing(KEY, small, drawing.least, drawing.severity, drawing.doubts)
    assert ids(made, found, first) <= ids(
        made, found, Drawing(KEY, large, drawing.least, drawing.severity, drawing.doubts)
    )
    assert ids(made, found, first) <= ids(
        made, found, Drawing(KEY, small, drawing.least + 1, drawing.severity, drawing.doubts)
    )


@given(contacts, findings, drawings)
def test_a_lesser_severity_takes_nobody_out(made: list[Made], found: list[Found], drawing: Drawing) -> None:
    """Nor do doubts: whoever was drawn by lot is drawn for a finding now, or still by lot."""
    first = Drawing(KEY, drawing.share, drawing.least, GRAVE)
    for severity in (SERIOUS, MINOR):
        for doubts in (False, True):
            assert ids(made, found, first) <= ids(
                made, found, Drawing(KEY, drawing.share, drawing.least, severity, doubts)
            )


@given(contacts, findings, drawings)
def test_each_collector_is_drawn_from_apart(made: list[Made], found: list[Found], drawing: Drawing) -> None:
    """Another collector's contacts change nothing, and each has the least number, or all there are."""
    everybody = ids(made, found, drawing)
    for collector in {one.collector_id for one in made}:
        own = [one for one in made if one.collector_id == collector]
        alone = ids(own, found, drawing)
        assert alone == everybody & {one.contact_id for one in own}
        assert len(alone) >= min(drawing.least, len(own))


@given(contacts, findings, drawings)
def test_chances_add_up_to_the_contacts(made: list[Made], found: list[Found], drawing: Drawing) -> None:
    """What the drawn ones of a collector stand for is all of their contacts, where any was drawn by lot."""
    drawn = sample(made, found, drawing)
    for collector in {one.collector_id for one in drawn if one.because == SHARE}:
        own = [one for one in drawn if one.collector_id == collector]
        assert sum(1 / one.chance for one in own) == sum(one.collector_id == collector for one in made)


def test_all_that_is_grave_is_drawn_and_says_why() -> None:
    """A grave violation is drawn whatever its lot; a doubt or something serious is not, unless asked for."""
    made = [Made(f"c{number}", "A7") for number in range(9)]
    found = [
        Found("c1", "words.violence", GRAVE),
        Found("c1", "audit.fan_out", GRAVE),
        Found("c2", "words.link", SERIOUS),
        Found("c3", "words.violence", GRAVE, CANNOT_TELL),
        Found("elsewhere", "words.violence", GRAVE),
    ]
    nothing = Fraction(0)
    (one,) = sample(made, found, Drawing(KEY, nothing, 0))
    assert (one.contact_id, one.because, one.chance) == ("c1", FINDING, Fraction(1))
    assert one.rules == ("audit.fan_out", "words.violence")
    assert ids(made, found, Drawing(KEY, nothing, 0, SERIOUS)) == {"c1", "c2"}
    assert ids(made, found, Drawing(KEY, nothing, 0, SERIOUS, doubts=True)) == {"c1", "c2", "c3"}


def test_the_lot_hangs_on_the_key() -> None:
    """Another key draws others; the lots of one are spread evenly."""
    made = [Made(f"c{number}", "A7") for number in range(1_000)]
    one, other = (ids(made, [], Drawing(key, Fraction(1, 10), 0)) for key in (b"one", b"other"))
    assert len(one) == len(other) == 100
    assert len(one & other) < 30
    assert 450 < sum(lot(KEY, contact.contact_id)[0] < 128 for contact in made) < 550


def test_what_cannot_be_drawn_by_is_told_at_once() -> None:
    """Every fault of a drawing is named, and a contact of two collectors is refused."""
    with pytest.raises(InvalidInput) as refused:
        Drawing(b"", Fraction(3, 2), -1, "awful")
    assert len(refused.value.problems) == 4
    with pytest.raises(InvalidInput) as unclear:
        sample([Made("c1", "A7"), Made("c1"), Made("c1", "A8")], [], Drawing(KEY))
    assert unclear.value.problems == ("contact `c1` is said to be of several collectors",)
