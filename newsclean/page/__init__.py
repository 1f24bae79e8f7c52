"""text → Page: one block sequence for HTML and for plain-text dumps."""
