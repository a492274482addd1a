"""The room Projects."""
