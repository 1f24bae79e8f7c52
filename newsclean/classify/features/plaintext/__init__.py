"""Features that only text dumps need: what lines show where no tree says what belongs together."""
