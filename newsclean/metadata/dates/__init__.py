"""When a story was published and modified."""
