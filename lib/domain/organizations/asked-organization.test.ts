import { expect, it } from 'vitest'
import { organizationAddress, readOrganizationAddress, readOrganizationId } from './asked-organization'

it.each([
  ['7', 7],
  ['999999999', 999_999_999],
  ['0', null],
  ['-7', null],
  ['7.5', null],
  ['1e3', null],
  ['9999999999', null],
  ['', null],
  [null, null],
])('reads %j as %s', (text, id) => {
  expect(readOrganizationId(text)).toBe(id)
})

it.each([
  ['/o/7/explore', '?by=model', '/explore?by=model&org=7'],
  ['/o/7/alerts/a1', '', '/alerts/a1?org=7'],
  ['/o/7', '', '/?org=7'],
  ['/o/7/explore', '?org=8', '/explore?org=7'],
  ['/o/7/api/v1/export', '?format=csv', '/api/v1/export?format=csv'],
  ['/o/7//evil.example', '', '/?org=7'],
  ['/o/7/\\evil.example', '', '/?org=7'],
])('%s%s leads to %s', (pathname, search, location) => {
  expect(readOrganizationAddress(pathname, search)).toEqual({ organizationId: 7, location })
})

it.each(['/overview', '/o/x/overview', '/o', '/other/7/x'])('%s is no such address', (pathname) => {
  expect(readOrganizationAddress(pathname, '')).toBeNull()
})

it('is what links are made of', () => {
  const { pathname } = new URL(`${organizationAddress('https://outlay.example', 7)}/alerts/a1`)
  expect(readOrganizationAddress(pathname, '')).toEqual({ organizationId: 7, location: '/alerts/a1?org=7' })
})
