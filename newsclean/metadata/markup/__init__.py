"""What the markup states about the page: meta tags and JSON-LD."""
