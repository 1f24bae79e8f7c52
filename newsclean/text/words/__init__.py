"""Search for many words at once."""
