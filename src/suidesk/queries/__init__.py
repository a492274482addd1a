"""What a screen asks: one frozen dataclass per query, each fetched from one reader."""
