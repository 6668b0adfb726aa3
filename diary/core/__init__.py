"""What a diary is: records, words, units, counts, treatment and the timeline. Pure; standard library only."""
