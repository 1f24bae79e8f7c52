"""Images and embedded things, and their addresses."""
