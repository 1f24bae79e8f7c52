"""Plain-text dump → Page."""
