"""Japanese bylines: names in brackets, behind roles, before titles."""
