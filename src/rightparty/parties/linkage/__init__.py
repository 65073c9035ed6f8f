"""Linkage: which records are one person, so that stops, counts and "not me" hold for people, not for rows.

A link only ever tightens (`tightening.py`). Settings are learnt from the records themselves.
"""

LINKED = "linked"
"""The flag of a contact that a linked record of its person tells of: it counts, and proves nothing."""
