import { describe, expect, it } from 'vitest'
import { ProductError } from '../domain/errors'
import { describeError, withoutContent } from './describe-error'

const thrown = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('describeError', () => {
  it('keeps name, code, message and frames, and nothing else that hangs on it', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
      code: 'ECONNREFUSED',
      parameters: ['granite umbrella'],
      detail: 'Key (email)=(ada@example.com) already exists.',
    })
    const described = describeError(error)
    expect(described).toEqual({
      name: 'Error',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:5432',
      stack: expect.stringMatching(/^at .*describe-error\.test\.ts/),
    })
  })

  it('names the table and the rule of a database error', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint "user_email"'), {
      ...{ code: '23505', table: 'user_account', constraint: 'user_email', detail: 'Key (email)=(a@b.c)' },
    })
    expect(describeError(error)).toMatchObject({
      code: '23505',
      table: 'user_account',
      constraint: 'user_email',
      message: 'duplicate key value violates unique constraint …',
    })
  })

  it.each([
    ['JSON', () => JSON.parse('secret words')],
    ['BigInt', () => BigInt('secret words')],
    ['Intl', () => new Intl.DateTimeFormat('en', { timeZone: 'secret words' })],
    ['decodeURIComponent', () => decodeURIComponent('secret words%')],
    ['a refusal of ours', () => new ProductError('not_found', 'There is no secret words.')],
    [
      'Prisma',
      () => Object.assign(new Error('secret words'), { name: 'PrismaClientValidationError', code: 'P2000' }),
    ],
    ['a cause', () => new Error('It broke.', { cause: thrown(() => JSON.parse('secret words')) })],
    ['a message that looks like frames', () => new Error('x\n    at secret words (file.js:1:1)')],
    ['a thrown text', () => 'secret words'],
  ])('says nothing of what %s was given', (_, run) => {
    const text = JSON.stringify(describeError(thrown(run)))
    expect(text).toContain('"name"')
    expect(text).not.toContain('secret')
  })

  it('ends where causes go round', () => {
    const error = new Error('round')
    error.cause = error
    expect(JSON.stringify(describeError(error)).match(/"name"/g)).toHaveLength(3)
  })
})

describe('withoutContent', () => {
  it.each([
    ['invalid input syntax for type uuid: "secret" and "more"', 'invalid input syntax for type uuid: …'],
    ['it quotes “secret', 'it quotes …'],
    [
      "Cannot read properties of undefined (reading 'secret')",
      'Cannot read properties of undefined (reading …',
    ],
    ["The worker couldn't start.", "The worker couldn't start."],
    [
      'no route to postgresql://outlay:secret@db.internal:5432/x?y=secret',
      'no route to postgresql://db.internal:5432',
    ],
    ['refused for secret@example.com, sorry', 'refused for …@…, sorry'],
    ['sent Bearer secret_token on', 'sent Bearer … on'],
    ['key outlay_secret0000', 'key outlay_…'],
    ['first\nsecret', 'first'],
  ])('%s', (message, kept) => {
    expect(withoutContent(message)).toBe(kept)
  })
})
