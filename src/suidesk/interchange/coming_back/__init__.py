"""Lists that went out and come back edited: compared cell by cell with what was sent and with what is here."""
