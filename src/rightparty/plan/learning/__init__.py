"""Learning what a contact brings in, from events and payments of a lender's own book (extra `models`)."""
