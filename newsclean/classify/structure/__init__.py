"""What the form of a page decides about a block, whatever its score: leads, headings, comments, snippets."""
