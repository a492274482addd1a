"""The page of handovers."""
