"""The Counts screen: a form in the order of a lab slip, and the results so far."""
