"""The API: thin, one module a resource. What it does stands in `desk/`, in functions that take a connection."""
