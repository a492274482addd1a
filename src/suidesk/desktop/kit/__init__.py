"""The pieces every page is made of; import its modules one by one, so that a page loads only what it needs."""
