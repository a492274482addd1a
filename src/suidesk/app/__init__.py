"""The composition root: the only room that may know everyone."""
