"""The running service on a real PostgreSQL."""
