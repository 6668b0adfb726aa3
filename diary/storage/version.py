"""What marks a file as a diary, and which version of its tables this program writes."""

APPLICATION_ID = 0x424C4344
"""``BLCD``, in the header of the database."""

SCHEMA = 2
