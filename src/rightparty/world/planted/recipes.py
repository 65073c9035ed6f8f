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
