"""The rule, its readings, and the rulebooks by country and instrument. Reads no clock."""
