"""HTML: which blocks are captions of images."""
