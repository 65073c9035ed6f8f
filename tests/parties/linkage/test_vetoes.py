"""Definite-no rules, one by one and through groups of records."""

import pytest

from rightparty.parties.linkage.people import OUTWEIGHED, SAME_FILE, Edge, Gathered, gather
from rightparty.parties.linkage.vetoes import (
    BIRTH_DATE,
    CUT,
    GENERATION,
    NATIONAL_ID,
    TWINS,
    Facts,
    near,
    two_names,
    vetoes,
)

HOME = (("address", "12 oak street"), ("postcode", "2119"))
FATHER = Facts(dates=("19500309",), given="john", surname="smith", places=HOME)
SON = Facts(dates=("19801127",), given="john", surname="smith", places=HOME)
UNDATED = Facts(given="john", surname="smith", places=HOME)


def named(a: Facts, b: Facts, *, relatives: bool = True) -> set[str]:
    """The vetoes between two records, the same both ways round."""
    found = set(vetoes(a, b, relatives=relatives))
    assert found == set(vetoes(b, a, relatives=relatives))
    return found


def test_father_and_son_of_one_name_are_two_people() -> None:
    """Births a generation apart forbid the link where the data hold relatives, and only there."""
    assert named(FATHER, SON) == {BIRTH_DATE}
    assert named(FATHER, SON, relatives=False) == set()
    assert named(FATHER, UNDATED) == set()


@pytest.mark.parametrize(
    ("a", "b", "may"),
    [
        ("19800312", "19800312", True),
        ("19800312", "19801203", True),  # day and month exchanged
        ("19800312", "19830012", True),
        ("19800312", "19800313", True),
        ("19800312", "18700312", False),
        ("19800312", "19900312", True),  # one digit
        ("19500309", "19801127", False),
        ("19800312", "19841127", False),
    ],
)
def test_slips_of_a_birth_date_are_forgiven(a: str, b: str, may: bool) -> None:
    """One digit, an exchange of neighbours, or of day and month; not another day altogether."""
    assert near(a, b) is may
    assert near(b, a) is may


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [("jr", "sr", True), ("ii", "iii", True), ("jr", "ii", False), ("jr", None, False), ("sr", "sr", False)],
)
def test_contradictory_generations_are_two_people(a: str, b: str | None, apart: bool) -> None:
    """Jr and Sr are father and son; Jr and nothing may be one, and Jr may be the second."""
    assert (GENERATION in named(Facts(suffix=a), Facts(suffix=b), relatives=False)) is apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("11010519491231002x", "34052419800101001x", True),
        ("11010519491231002x", "11010519491231003x", False),  # the second fails its check digit: a slip
        ("123456789", "123456780", False),  # no check digit: one digit may be a slip
        ("123456789", "587334021", True),
        ("1234567", "7654321", False),  # of no kind that we know to be valid
    ],
)
def test_two_valid_numbers_are_two_people(a: str, b: str, apart: bool) -> None:
    """Where a check digit tells slips, any difference counts; else only one too large for a slip."""
    one, other = (Facts(identifiers=(("identifier", number),)) for number in (a, b))
    assert (NATIONAL_ID in named(one, other, relatives=False)) is apart


def test_twins_are_two_people_unless_a_number_says_otherwise() -> None:
    """One birth date, surname and home but two given names; a number in common lifts the veto."""
    anna = Facts(dates=("20010507",), given="anna", surname="smith", places=HOME)
    peter = Facts(dates=("20010507",), given="peter", surname="smith", places=HOME)
    moved = Facts(dates=("20010507",), given="peter", surname="smith", places=(("postcode", "9999"),))
    assert named(anna, peter) == {TWINS}
    assert named(anna, moved) == set()
    number = (("identifier", "1234567"),)
    assert named(*(Facts(**{**vars(one), "identifiers": number}) for one in (anna, peter))) == set()


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [("anna", "peter", True), ("rob", "robert", False), ("a", "anna", False), ("anna", "anan", False),
     ("小明", "小华", False), ("志强", "丽丽", True)],
)  # fmt: skip
def test_a_short_form_or_a_slip_is_no_second_name(a: str, b: str, two: bool) -> None:
    """Two given names are two only if neither is short for, or a slip of, the other."""
    assert two_names(a, b) is two


def gathered(facts: dict[int, Facts], *edges: Edge, **more: object) -> Gathered:
    """Records gathered under all vetoes."""
    return gather(edges, facts.get, lambda a, b: tuple(vetoes(a, b, relatives=True)), **more)  # type: ignore[arg-type]


def test_a_veto_holds_by_way_of_a_third_record() -> None:
    """A record without a birth date goes to father or son, by the stronger link, and never joins the two."""
    facts = {1: FATHER, 2: UNDATED, 3: SON}
    found = gathered(facts, Edge(1, 2, 5.0), Edge(2, 3, 9.0))
    assert found.person == {2: 2, 3: 2}
    (parted,) = found.parted
    assert (parted.between, parted.vetoes) == ((1, 3), (BIRTH_DATE,))


def test_what_a_human_said_comes_first() -> None:
    """A confirmation joins against a rule; a cut parts against any weight, through groups too."""
    facts = {1: FATHER, 2: UNDATED, 3: SON, 4: UNDATED}
    assert gathered(facts, confirmed=[(1, 3)]).person == {1: 1, 3: 1}
    found = gathered(facts, Edge(1, 2, 30.0), Edge(2, 4, 20.0), cut=[(1, 4)])
    assert found.person == {1: 1, 2: 1}
    assert found.parted[0].vetoes == (CUT,)


def test_a_file_without_doubles_gives_each_person_one_record() -> None:
    """Of two candidates in one such file the better is taken."""
    single = {1: "a", 2: "b", 3: "b"}
    found = gathered({}, Edge(1, 2, 7.0), Edge(1, 3, 8.0), single=single)
    assert found.person == {1: 1, 3: 1}
    assert found.parted[0].vetoes == (SAME_FILE,)


def test_other_records_may_outweigh_a_link() -> None:
    """Two groups stay two if their other records, compared, speak more against it than the link for it."""
    edges = (Edge(1, 2, 20.0), Edge(3, 4, 20.0), Edge(2, 3, 3.0))
    against = {(1, 3): -9.0, (1, 4): -9.0, (2, 4): -9.0}
    assert gathered({}, *edges, against=against).parted[0].vetoes == (OUTWEIGHED,)
    assert set(gathered({}, *edges, against={(1, 3): 2.0}).person.values()) == {1}


def test_the_order_of_links_does_not_matter() -> None:
    """The same links in another order give the same people."""
    facts = {1: FATHER, 2: UNDATED, 3: SON, 4: UNDATED}
    edges = [Edge(1, 2, 5.0), Edge(2, 3, 9.0), Edge(3, 4, 9.0), Edge(1, 4, 2.0)]
    assert gathered(facts, *edges).person == gathered(facts, *reversed(edges)).person
