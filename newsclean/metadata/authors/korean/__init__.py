"""Korean bylines: names before and after roles, beside the date, in datelines."""
