"""HTML: structural facts from headings, containers and their names."""
