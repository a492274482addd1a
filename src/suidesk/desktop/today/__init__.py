"""The room of today: what needs the user, what lies ahead."""
