"""Pages over HTTP: guarded connections, time and size limits, a cache, robots.txt, and a browser that runs scripts."""
