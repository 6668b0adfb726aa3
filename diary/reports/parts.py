"""The parts that can follow page one."""

CHARTS, LOWEST, RESULTS, DAYS, WARNINGS, MEANINGS = (
    "charts",
    "lowest-counts",
    "results",
    "days",
    "warnings",
    "meanings",
)
PARTS = (CHARTS, LOWEST, RESULTS, DAYS, WARNINGS, MEANINGS)
"""All of them, in the order in which they stand."""

TITLES = {
    CHARTS: "report.word.charts",
    LOWEST: "cycles.title",
    RESULTS: "report.word.all-counts",
    DAYS: "report.word.all-days",
    WARNINGS: "report.word.all-flags",
    MEANINGS: "report.word.all-signs",
}
"""The message id of each part's heading."""
