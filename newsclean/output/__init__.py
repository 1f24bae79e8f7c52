"""Where results go: files, CSV, WARC, the terminal and the HTML report."""
