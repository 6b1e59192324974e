import { expect, it } from 'vitest'
import { repositoryOf } from './repository-of'

it.each([
  ['git@github.com:acme/shop.git', 'github.com/acme/shop'],
  ['github.com:acme/shop', 'github.com/acme/shop'],
  ['https://github.com/acme/shop.git', 'github.com/acme/shop'],
  ['https://GitHub.com/Acme/Shop/', 'github.com/Acme/Shop'],
  ['https://ada:ghp_123@github.com/acme/shop.git', 'github.com/acme/shop'],
  ['https://ghp_123@gitlab.example.com:8443/group/sub/shop', 'gitlab.example.com/group/sub/shop'],
  ['ssh://git@git.example.com:2222/acme/shop.git', 'git.example.com/acme/shop'],
  ['git://host/shop.git', 'host/shop'],
  ['https://host/acme/shop?token=1', 'host/acme/shop'],
  ['/srv/git/shop.git', null],
  ['../shop', null],
  ['file:///srv/git/shop.git', null],
  ['C:\\git\\shop', null],
  ['https://github.com', null],
  ['https://github.com/', null],
  ['', null],
  [null, null],
])('%s is %s', (url, repository) => {
  expect(repositoryOf(url)).toBe(repository)
})
