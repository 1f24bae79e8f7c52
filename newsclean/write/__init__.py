"""Article → JSON, Markdown, plain text, and the summary for eyes."""
