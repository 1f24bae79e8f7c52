"""The version. The build reads it from here without importing the rest of the package."""

VERSION = "0.1.0"
VERSION_MESSAGE = f"newsclean, version {VERSION}"
"""What ``newsclean --version`` prints."""
