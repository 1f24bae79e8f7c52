"""The confidence in each field's value."""
