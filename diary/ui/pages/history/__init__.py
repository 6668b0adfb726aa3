"""The History screen: every warning sign that came up, why it came and went, and what was done about it."""
