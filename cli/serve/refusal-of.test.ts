import { expect, it } from 'vitest'
import { refusalOf } from './refusal-of'

it.each([
  ['TRACE', '/', 405],
  ['GET', '/api/v1/uploads/%ud800', 400],
  ['PUT', '/api/v1/runs/%ff', 400],
  ['GET', '/api/v1/runs/a%2Fb', undefined],
  ['GET', '/overview?q=%zz', undefined],
  ['GET', undefined, undefined],
])('%s %s: %s', (method, url, status) => {
  expect(refusalOf({ method, url })?.status).toBe(status)
})
