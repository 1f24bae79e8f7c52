"""Tables of rules, compiled from TOML to JSON, and their loader."""
