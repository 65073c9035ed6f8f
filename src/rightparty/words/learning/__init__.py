"""Learning the model over free text from phrases that are put together; needs nothing but Python."""
