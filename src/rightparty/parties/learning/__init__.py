"""Learning the model of the parties from what contacts and checks turned out to be (extra `models`)."""
