"""Text and addresses: patterns, white space, width, hosts and URLs. Every other package may import it."""
