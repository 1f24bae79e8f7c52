"""Page → fields: each is chosen among candidates with evidence."""
