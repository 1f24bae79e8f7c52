"""HTTP connections and responses: guarded addresses, deadlines, limited bodies, codings."""
