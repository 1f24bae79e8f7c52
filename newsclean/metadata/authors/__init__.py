"""Authors and editors: candidates from the markup and from bylines, and how names are told from other texts."""
