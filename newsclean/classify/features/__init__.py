"""What can be observed of a block: its text, its containers, its neighbours, and repetition on the page."""
