"""The Guide screen: the source document in the diary's own words, by treatment, by symptom and by search."""
