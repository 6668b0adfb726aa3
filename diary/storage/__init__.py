"""The diary file: tables and their mapping, opening and locking, the history of changes, migrations."""
