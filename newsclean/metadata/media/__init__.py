"""The images of the story with their captions and credits, and what the story embeds."""
