"""Which blocks are the story: features, weights, the best sequence, and a reason for each."""
