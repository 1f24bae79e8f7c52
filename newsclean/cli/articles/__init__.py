"""Inputs → articles, and where these go."""
