"""What can be done about a reminder: the forms of its matter, filled in as far as the reminder knows."""
