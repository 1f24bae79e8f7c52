"""Authors and editors: candidates from markup and from bylines."""
