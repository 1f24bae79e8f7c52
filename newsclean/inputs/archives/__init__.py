"""WARC, WET and ARC files → documents. A broken record affects only itself."""
