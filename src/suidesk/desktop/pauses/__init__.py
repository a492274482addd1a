"""The pause of a person with its return: its form, and its card on their page."""
