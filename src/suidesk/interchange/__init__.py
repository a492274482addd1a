"""File formats as pure functions: bytes to domain records and a list of problems, and back."""
