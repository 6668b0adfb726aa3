"""The page Guide, shown with a small guide."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from diary.config.resources import Resources
from diary.core.guide import Guide
from diary.core.texts import Texts
from diary.signs.rules import parse_rules
from diary.ui.pages.base import Services
from diary.ui.pages.guide.page import GuidePage
from diary.ui.pages.guide.presenter import GuidePresenter
from tests.ui.pages.guide.small_guide import FILES
from tests.ui.pages.showing import showing


class SmallGuide(Resources):
    """The program's own resources with a guide of two chapters."""

    __slots__ = ()

    def guide(self, language: str = "en") -> Guide:  # noqa: ARG002  (as in the class above)
        return Guide.parse(FILES.items())


@pytest.fixture
def presenter(texts: Texts, resources: Resources) -> GuidePresenter:
    return GuidePresenter(Guide.parse(FILES.items()), texts, parse_rules(resources.sign_rules(), "test"))


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[GuidePage]:
    page = GuidePage(replace(services, resources=SmallGuide(services.resources.root)))
    services.notifier.attach(page)
    with showing(qtbot, services, page):
        yield page
