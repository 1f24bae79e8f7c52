"""Title candidates of HTML pages."""
