"""The article as plain frozen data, and its renderers: JSON, JSON Schema, Markdown, HTML and schema.org."""
