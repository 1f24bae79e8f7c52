"""What the commands that fetch share: options, and lists of URLs."""
