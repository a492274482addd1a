"""suidesk: the desk of the people who hold a neighbourhood together."""

__version__ = "0.1.0"
