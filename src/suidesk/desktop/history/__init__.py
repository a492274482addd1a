"""Who changed what about a record, and taking single changes back."""
