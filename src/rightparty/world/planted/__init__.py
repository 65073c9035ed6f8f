"""Logs with planted violations: what an audit should find is known, row by row.

Nothing here reads the project's own law: what is forbidden stands as plain sentences with dates in the tables
of this folder. So a mistake in a rule cannot plant the violation that hides it.
"""
