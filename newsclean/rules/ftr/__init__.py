"""Site configurations of Full-Text RSS (ftr-site-config) → site profiles."""
