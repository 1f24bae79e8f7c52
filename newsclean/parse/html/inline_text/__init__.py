"""The text of a block and the inline markup in it."""
