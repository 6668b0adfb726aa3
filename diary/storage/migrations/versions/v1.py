"""The first version of the tables: what ``diary.storage.tables`` makes in a new diary. Nothing came before it."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """There is no older diary to bring here."""
