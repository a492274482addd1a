"""The desk at work: run, ask and undo, reminding, importing, backing up, and the ports they need."""
