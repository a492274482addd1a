"""The page Volunteers."""
