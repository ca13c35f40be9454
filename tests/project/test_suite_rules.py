"""The suite's own rules."""

import pytest

from tests.suite_rules import OPTIONAL

pytest_plugins = ["pytester"]

SKIPPING = """
import pytest

def test_with_a_missing_component():
    pytest.skip("{reason}")
"""


def run(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, reason: str
) -> pytest.RunResult:
    monkeypatch.setenv("REQUIRE_ALL", "1")
    pytester.makepyfile(SKIPPING.format(reason=reason))
    return pytester.runpytest_subprocess("-p", "tests.suite_rules", "-p", "no:randomly")


def test_a_skip_for_a_missing_component_fails_when_all_is_required(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))

    result = run(pytester, monkeypatch, "no chromium here")

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*REQUIRE_ALL=1 forbids this skip*no chromium here*"])


@pytest.mark.parametrize("reason", ["../shared is not here", f"{OPTIONAL}: Firefox"])
def test_a_skip_for_what_nobody_has_to_have_stays_a_skip(
    pytester: pytest.Pytester,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    reason: str,
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(request.config.rootpath))

    result = run(pytester, monkeypatch, reason)

    result.assert_outcomes(skipped=1)
