import { expect, test } from 'vitest'
import { printsClaudeJson } from './read-claude-output'

test.each([
  ['claude -p x --output-format json', true],
  ['/usr/bin/claude --print --output-format=stream-json x', true],
  ['claude.cmd -p x --output-format json', true],
  ['claude -p x', false],
  ['claude -p x --output-format text', false],
  ['claude --output-format json', false],
  ['claude -p x --output-format', false],
  ['sh -c claude -p --output-format json', false],
])('%s: the output is taken for a session’s: %s', (command, expected) => {
  expect(printsClaudeJson(command.split(' '))).toBe(expected)
})
