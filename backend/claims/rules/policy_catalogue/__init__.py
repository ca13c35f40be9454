"""Every rule that there is, under its stable code, as it is delivered.

Codes are never given anew: hits of past years keep pointing at them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from backend.claims.rules.policies import Rule
from backend.claims.rules.policy_catalogue.of_claims import OF_AMOUNTS, OF_NEIGHBOURS
from backend.claims.rules.policy_catalogue.of_invoices import OF_DATES, OF_TITLES, OF_VERDICTS

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.code: rule for rule in (*OF_TITLES, *OF_VERDICTS, *OF_DATES, *OF_NEIGHBOURS, *OF_AMOUNTS)}
)
"""By code, in the order in which people read them."""
