"""What the desk knows about: frozen records, value objects, ids and errors. Standard library only."""
