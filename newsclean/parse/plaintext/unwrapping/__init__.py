"""Segments of wrapped lines → whole paragraphs, one module for each way in which programs break lines."""
