"""The language of the text: the tag that the page states, or the one that its text suggests."""
