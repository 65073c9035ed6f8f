"""Scripts that a peer's own environment runs: they import the peer, and nothing of this package.

`python zen_run.py RULES FACTS ANSWERS SECONDS PROCESSES`: see `measured.py`.
"""
