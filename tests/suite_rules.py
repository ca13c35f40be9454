"""Rules of the whole suite: browser tests first; no silent skips in CI."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
# Engines beside Chromium are smoke tests of their own, listed as such in docs/browsers.md.
OPTIONAL = "optional engine, not installed"
# The design documents lie beside the repository and not in it.
MAY_SKIP = ("../shared", OPTIONAL)

AnyReport = TypeVar("AnyReport", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def browser_tests_first(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("e2e") is None)


class BrowserTestsTogether(LoadScopeScheduling):  # type: ignore[misc] # it ships no types
    """Browser tests all go to one worker, every other one to whoever is free.

    The groups of xdist 3.8 do not work with pytest 9.2, which keeps the id of a test elsewhere.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith("tests/e2e/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return BrowserTestsTogether(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return required((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return required((yield))


def required(report: AnyReport) -> AnyReport:
    """``report``; with REQUIRE_ALL=1 a skip for a missing component has become a failure."""
    reason = str(report.longrepr)
    if (
        REQUIRE_ALL
        and report.skipped
        and not hasattr(report, "wasxfail")
        and not any(one in reason for one in MAY_SKIP)
    ):
        report.outcome = "failed"
        report.longrepr = f"REQUIRE_ALL=1 forbids this skip: {reason}"
    return report
