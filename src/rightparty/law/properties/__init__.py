"""What the law must never allow, written apart from the rules, from the texts themselves.

Numbers stand here a second time, each beside its citation, and are never read from a rulebook: a wrong
number in one place is found by the other. `law/prove.py` proves each at every date on which something
changes.
"""

from rightparty.law.properties.caps import CAPS
from rightparty.law.properties.hours import HOURS
from rightparty.law.properties.monotone import MONOTONE
from rightparty.law.properties.promise import PROMISE
from rightparty.law.properties.property import Property
from rightparty.law.properties.stacking import STACKING
from rightparty.law.properties.stops import STOPS
from rightparty.law.properties.used import USED

PROPERTIES: tuple[Property, ...] = (*PROMISE, *STOPS, *HOURS, *CAPS, *MONOTONE, *STACKING, *USED)
"""Every property, in the order in which they are proven."""
