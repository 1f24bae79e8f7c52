"""Page → verdicts: which blocks are article text, decided by rules, structure and learned weights.

``classifier`` runs the steps in order. ``features`` describes blocks, ``structure`` holds what is decided from the form of
the page alone. In both, ``html`` stands beside ``plaintext`` where the two inputs differ.
"""
