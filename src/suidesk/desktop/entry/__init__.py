"""The ways into the desk: the first run, unlocking, and what to do when neither is possible."""
