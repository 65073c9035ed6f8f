"""Our own promise, on top of every law: to whom, to which point, and when everything stops."""

INSTRUMENTS = ("classes", "promise", "stops")
