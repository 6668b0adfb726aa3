"""The Appointments screen: visits, questions, and the report to bring along."""
