"""The fields of an article: each is chosen between candidates, with the evidence for it."""
