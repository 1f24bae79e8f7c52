"""What a page's markup states about the story: <meta> tags and JSON-LD."""
