"""Site profiles: what a user's rules name as a site's story, or as none of it, and where its fields stand."""
