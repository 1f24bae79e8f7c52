"""Bylines of text dumps, where no markup names the author."""
