"""The room of funding: grants, their dates, and what lies ahead."""
