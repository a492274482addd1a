"""Pure functions from facts and a moment to the reminders that are due."""
