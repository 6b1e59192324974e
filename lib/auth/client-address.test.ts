import { expect, it } from 'vitest'
import { clientAddress } from './client-address'

it.each([
  ['nobody in front', '203.0.113.9', undefined, 0, '203.0.113.9'],
  ['a header that a client made up', '203.0.113.9', '10.0.0.1', 0, '203.0.113.9'],
  ['one proxy of ours', '10.0.0.2', '203.0.113.9', 1, '203.0.113.9'],
  [
    'one proxy of ours, and a header that a client made up',
    '10.0.0.2',
    '1.1.1.1, 203.0.113.9',
    1,
    '203.0.113.9',
  ],
  ['two proxies of ours', '10.0.0.2', '1.1.1.1, 203.0.113.9, 10.0.0.3', 2, '203.0.113.9'],
  ['fewer entries than proxies', '10.0.0.2', '203.0.113.9', 3, '203.0.113.9'],
  ['a proxy that says nothing', '10.0.0.2', undefined, 1, '10.0.0.2'],
  ['IPv4 in IPv6', '::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
  ['IPv6', '2001:db8::1', undefined, 0, '2001:db8::1'],
])('%s', (_, socketAddress, forwardedFor, trustedProxies, expected) => {
  expect(clientAddress({ socketAddress, forwardedFor, trustedProxies })).toBe(expected)
})

it('a socket that has closed has no address', () => {
  expect(clientAddress({ socketAddress: undefined, forwardedFor: undefined, trustedProxies: 0 })).toBeNull()
})
