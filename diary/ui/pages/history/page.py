"""The page History: for now its part about warnings."""

from typing import TYPE_CHECKING

from typing_extensions import override

from diary.core.guide import WARNINGS
from diary.ui.pages.base import Page, Services
from diary.ui.pages.history.warnings_part import WarningsPart
from diary.ui.widgets.labels import Text

if TYPE_CHECKING:
    from diary.book.changes import Changes


class HistoryPage(Page):
    """What came up in the diary, and what was done about it."""

    icon = "history"

    guide_target = WARNINGS

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.title = self.text("page.history")
        self.warnings = WarningsPart(services)
        self.warnings.open_day.connect(self.open_day)
        self.warnings.guide.connect(self.open_guide)
        self.body.addWidget(Text(self.title, "h1"))
        self.body.addWidget(self.warnings)
        self.body.addStretch(1)

    @override
    def refresh(self, changes: "Changes | None") -> None:
        """List anew what is on file."""
        self.warnings.refresh()

    @override
    def arrange(self, *, wide: bool) -> None:
        """Use the width there is."""
        self.warnings.arrange(wide=wide)
