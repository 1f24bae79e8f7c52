"""Text → Page: one sequence of blocks for HTML and for plain-text dumps."""
