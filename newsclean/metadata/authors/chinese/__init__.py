"""Authors in Chinese, where bylines name roles and stand in the text itself. Imported for such pages only."""
