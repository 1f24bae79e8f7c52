"""HTML → Page."""
