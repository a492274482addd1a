"""What a user can change: one frozen dataclass per command, each applied in one transaction."""
