"""Many pages: a worker pool, shards, a journal; a run that was interrupted can be continued."""
