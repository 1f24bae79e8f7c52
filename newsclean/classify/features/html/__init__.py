"""Features that only HTML pages have: containers, inline markup and what the page's metadata states."""
