"""Text and addresses: patterns, white space, width, URLs. Everything else may import it."""
