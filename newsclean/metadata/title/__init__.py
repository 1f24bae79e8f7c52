"""The title: candidates from HTML and from text dumps, and the choice between them."""
