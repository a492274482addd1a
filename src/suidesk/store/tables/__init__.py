"""What each migration of the store makes, one module a step; a step that was published never changes."""
