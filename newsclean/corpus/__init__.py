"""Many pages: in parallel, resumable, one bad page costing itself alone."""
