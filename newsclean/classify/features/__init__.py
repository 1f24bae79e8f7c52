"""Features of blocks: of their text, their containers, their neighbours and of repetition on the page.

A feature is a string. Its weight is looked up in the learned tables, so the strings must not change without learning the
tables anew. Features are made of bins of measured values: ``bisect(BINS, value)`` gives the number of the bin.
"""
