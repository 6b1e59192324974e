import { expect, it } from 'vitest'
import { PlaceTags } from './place-tags'

it.each([
  ['/Users/ada/work/shop', '~/work/shop'],
  ['/home/ada', '~'],
  ['/var/home/ada/shop', '~/shop'],
  ['/root/shop', '~/shop'],
  ['/rootless/shop', '/rootless/shop'],
  ['/mnt/c/Users/ada/shop', '~/shop'],
  ['/c/Users/ada/shop', '~/shop'],
  ['C:\\Users\\ada\\shop', '~\\shop'],
  ['c:/Users/ada/shop', '~/shop'],
  ['/srv/home/ada/shop', '/srv/home/ada/shop'],
  ['/repo', '/repo'],
])('%s is %s: nobody is named by where their home is', (cwd, path) => {
  expect(new PlaceTags().of(cwd, undefined)).toEqual({ path })
})

it.each([
  [undefined, undefined, {}],
  ['', '', {}],
  [7, null, {}],
  ['/repo', 'HEAD', { path: '/repo' }],
  ['/repo', 'feature/x', { path: '/repo', branch: 'feature/x' }],
  [undefined, 'main', { branch: 'main' }],
  ['x'.repeat(513), 'a\0b', {}],
])('of %o on %o', (cwd, branch, tags) => {
  expect(new PlaceTags().of(cwd, branch)).toEqual(tags)
})

it('is one object for each place, and a place is told from another', () => {
  const places = new PlaceTags()
  expect(places.of('/a', 'main')).toBe(places.of('/a', 'main'))
  expect(places.of('/a', 'next')).toEqual({ path: '/a', branch: 'next' })
  expect(places.of('/b', 'main')).toEqual({ path: '/b', branch: 'main' })
})
