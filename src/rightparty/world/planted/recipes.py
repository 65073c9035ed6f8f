"""How each kind of violation is made, and its look-alike: by name, one function a shape."""

from collections.abc import Callable, Mapping

from rightparty.world.planted.case import Case
from rightparty.world.planted.recipes_agencies import AGENCIES
from rightparty.world.planted.recipes_caps import CAPS
from rightparty.world.planted.recipes_hours import HOURS
from rightparty.world.planted.recipes_people import PEOPLE
from rightparty.world.planted.recipes_stops import STOPS
from rightparty.world.planted.recipes_words import WORDS

Recipe = Callable[[Case], None]

RECIPES: Mapping[str, Recipe] = {**AGENCIES, **CAPS, **HOURS, **PEOPLE, **STOPS, **WORDS}
"""A recipe writes a case's rows, and at least one label of its side."""

WITHOUT_EDGE = frozenset(
    """to_somebody_else fan_out on_no_paper demand_of_an_heir by_an_agency_with_a_record
    by_an_agency_of_an_agency by_an_agency_of_unknown_evaluation one_sentence nobody_speaks
    without_the_disclosure without_a_way_out told_before_asked told_to_a_machine
    a_machine_that_does_not_say_so where_others_see_it""".split()
)
"""Recipes that know no boundary but the day on which the provision takes effect."""
