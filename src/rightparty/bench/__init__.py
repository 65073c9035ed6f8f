"""The figures of the performance page, measured anew on the machine at hand."""
