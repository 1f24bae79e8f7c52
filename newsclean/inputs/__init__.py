"""Files, archives and tables → documents, one reader per format."""
