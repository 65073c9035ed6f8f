"""United States, federal."""
