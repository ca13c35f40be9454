"""Browser tests run one after another, however many workers there are."""

import pytest


def test_every_browser_test_goes_to_the_same_worker(request: pytest.FixtureRequest) -> None:
    browser_tests = [one for one in request.session.items if one.get_closest_marker("e2e")]

    groups = {tuple(mark.args for mark in one.iter_markers("xdist_group")) for one in browser_tests}

    assert groups == {(("browser",),)}
