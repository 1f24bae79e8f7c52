"""Picture credits in captions, by a table of labels, verbs and agencies."""
