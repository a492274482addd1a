"""The page Network: the web of connections as a picture, as a table, and in sentences."""
