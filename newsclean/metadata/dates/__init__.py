"""The dates of publication and of the last modification."""
