"""What happened with a person, an organisation or a project, on their own page."""
