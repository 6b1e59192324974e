"""Sends a call, reads what it cost, and takes the month as a file. Needs nothing but Python 3.

OUTLAY_URL=https://outlay.example.com OUTLAY_API_KEY=outlay_… python3 python.py
"""

import json
import os
import sys
from decimal import Decimal
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

URL = os.environ.get("OUTLAY_URL", "http://localhost:3000")
KEY = os.environ["OUTLAY_API_KEY"]
JUNE = {"from": "2026-06-01", "to": "2026-06-30", "group_by": "day,model", "project": "example-python"}


def ask(path, query=None, body=None):
    """The answer as bytes; what is refused ends the program with the reason."""
    request = Request(
        f"{URL}{path}" + (f"?{urlencode(query)}" if query else ""),
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    try:
        with urlopen(request) as answer:
            return answer.read()
    except HTTPError as error:
        sys.exit(f"{error.code} {error.read().decode()}")


# The id makes it safe to send again: the same call counts once.
sent = json.loads(
    ask(
        "/api/v1/usage",
        body=[
            {
                "id": "example-python-1",
                "timestamp": "2026-06-01T09:30:00Z",
                "model": "claude-sonnet-4-6",
                "input_tokens": 1200,
                "output_tokens": 350,
                "cache_read_tokens": 24000,
                "project": "example-python",
            }
        ],
    )
)
for error in sent["errors"]:
    print(f"call {error['index']} was refused: {error['message']}", file=sys.stderr)

# Money is decimal text, exact; null where nothing has a price.
total = json.loads(ask("/api/v1/spend", JUNE))["total"]
cost = "unknown" if total["cost_usd"] is None else Decimal(total["cost_usd"])
print(f"June: {cost} USD, {total['events']} calls")

print(ask("/api/v1/export", {**JUNE, "format": "csv"}).decode())
