"""What pages of a list beside one record have in common."""
