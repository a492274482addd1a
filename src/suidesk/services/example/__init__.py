"""The example neighbourhood: people, projects, promises, hours and grants made up from a seed."""
