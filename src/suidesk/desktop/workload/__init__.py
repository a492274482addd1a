"""Hours: how they are noted."""
