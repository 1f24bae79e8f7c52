"""The article as plain frozen data, and its pure renderings: JSON, Markdown, HTML and schema.org."""
