"""The words of bylines and credits, which classification and the fields share."""
