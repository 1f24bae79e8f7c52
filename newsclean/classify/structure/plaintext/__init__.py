"""Dumps: structural facts from the order and the form of lines."""
