"""What two screens share: controls, cards and labels in the look of the diary."""
