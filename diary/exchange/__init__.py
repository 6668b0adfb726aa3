"""Files that other programs write and read: text or bytes to (records, problems), and back."""
