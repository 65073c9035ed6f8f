"""Cases: a tiny book, a contact proposed or a record filed, and what the law says to it.

`scene.py` draws tiny books, `own.py` reads the project's own case files beside it, and `asia.py` and `us.py`
the two vocabularies in which research writes cases down. `gate/trial.py` answers them all.
"""
