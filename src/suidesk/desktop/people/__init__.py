"""The page People: persons and organisations, all about one of them, and their forms."""
