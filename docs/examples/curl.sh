#!/bin/sh
# Sends a call, reads what it cost, and takes the month as a file.
# OUTLAY_URL=https://outlay.example.com OUTLAY_API_KEY=outlay_… sh curl.sh
set -eu

# The id makes it safe to send again: the same call counts once.
curl --fail-with-body --silent --show-error "$OUTLAY_URL/api/v1/usage" \
  --header "Authorization: Bearer $OUTLAY_API_KEY" \
  --header 'Content-Type: application/json' \
  --data '[{"id": "example-curl-1", "timestamp": "2026-06-01T09:30:00Z", "model": "claude-sonnet-4-6",
            "input_tokens": 1200, "output_tokens": 350, "cache_read_tokens": 24000, "project": "example-curl"}]'
echo

curl --fail-with-body --silent --show-error --get "$OUTLAY_URL/api/v1/spend" \
  --header "Authorization: Bearer $OUTLAY_API_KEY" \
  --data 'from=2026-06-01' --data 'to=2026-06-30' --data 'group_by=day,model' --data 'project=example-curl'
echo

curl --fail-with-body --silent --show-error --get "$OUTLAY_URL/api/v1/export" \
  --header "Authorization: Bearer $OUTLAY_API_KEY" \
  --data 'format=csv' --data 'from=2026-06-01' --data 'to=2026-06-30' --data 'group_by=day,model' \
  --data 'project=example-curl'
