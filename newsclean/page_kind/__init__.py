"""What a page is when it is no single story: an interstitial, a forward, a front page, a listing."""
