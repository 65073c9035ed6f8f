"""The lender's own policy: humane caps by default, and only ever tighter than the law."""

INSTRUMENTS = ("default", "lenders")
