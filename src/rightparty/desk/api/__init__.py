"""The API: thin, one module a resource. What it does stands in `desk/`, apart from it."""
