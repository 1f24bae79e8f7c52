"""Page → fields: title, people, dates, outlet, section and the rest, each chosen among candidates with evidence."""
