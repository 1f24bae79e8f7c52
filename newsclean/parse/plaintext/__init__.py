"""Plain-text dump → Page. The steps are listed in reader.py and layout.py."""
