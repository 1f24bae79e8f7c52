"""Bytes → text: stated and detected charsets, and the repair of mojibake."""
