"""Page → verdicts: which blocks are the story, decided by rules, structure and learned weights."""
