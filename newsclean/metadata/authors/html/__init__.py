"""Bylines of HTML pages, whose markup tells headings, captions and bold lines."""
