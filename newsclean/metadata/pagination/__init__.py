"""The pages of one story: their addresses, and the links between them."""
