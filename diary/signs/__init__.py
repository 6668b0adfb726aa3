"""Warning signs: rules as data, the conditions they are made of, and the engine that judges a day."""
