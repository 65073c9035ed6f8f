"""The running service: store, workers, console. Holds no rules and no sums."""
