"""From a site to the addresses of its stories: feeds, sitemaps, and the links of a page."""
