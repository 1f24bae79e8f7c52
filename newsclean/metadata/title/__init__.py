"""The headline: candidates from HTML and from text dumps, and the choice among them."""
