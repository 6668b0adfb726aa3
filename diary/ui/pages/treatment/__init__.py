"""The Treatment screen: what runs now, what ran, what is planned, and whom to call."""
