"""Explanations: a page with the verdict and the reason for each block, and the comparison of two."""
