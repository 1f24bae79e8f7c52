"""What the attributes of elements say: names, marks, what is hidden."""
