import { describe, expect, it } from 'vitest'
import { frameworkOfPackage, PACKAGE_FILES } from './framework-of-package'

const json = (parts: object) => JSON.stringify(parts)

it.each([
  ['package.json', json({ dependencies: { react: '19', next: '16' } }), 'next'],
  ['package.json', json({ dependencies: { react: '19' }, devDependencies: { vite: '7' } }), 'react'],
  ['package.json', json({ devDependencies: { '@sveltejs/kit': '2', svelte: '5' } }), 'sveltekit'],
  ['package.json', json({ dependencies: { 'next-auth': '5' }, name: 'next' }), null],
  ['package.json', '{"dependencies": {"next": ', null],
  ['package.json', 'null', null],
  ['package.json', json({ dependencies: ['next'] }), null],
  ['Gemfile', `source "https://rubygems.org"\ngem "rails", "~> 8.0"\n`, 'rails'],
  ['Gemfile', `# gem "rails"\ngem 'rails-i18n'\ngem 'sinatra'\n`, 'sinatra'],
  ['composer.json', json({ require: { php: '^8.3', 'laravel/framework': '^12' } }), 'laravel'],
  ['pyproject.toml', '[project]\ndependencies = [\n  "Django>=5.1",\n  "flask",\n]\n', 'django'],
  ['pyproject.toml', '[tool.poetry.dependencies]\nfastapi = "^0.115"\n', 'fastapi'],
  ['requirements.txt', 'django-cors-headers==4\nflask[async]==3.1 # no django\n', 'flask'],
  ['go.mod', 'module x\nrequire github.com/labstack/echo/v4 v4.13.0\n', 'echo'],
  ['Cargo.toml', '[dependencies]\naxum = { version = "0.8" }\n', 'axum'],
  ['mix.exs', '{:phoenix, "~> 1.7"}, {:phoenix_html, "~> 4"}', 'phoenix'],
  [
    'pom.xml',
    '<groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId>',
    'spring-boot',
  ],
  ['build.gradle.kts', 'plugins { id("org.springframework.boot") version "3.4" }', 'spring-boot'],
  ['README.md', 'rails', null],
])('%s: %j is %s', (file, text, framework) => {
  expect(frameworkOfPackage(file, text)).toBe(framework)
})

describe('a file that tells nothing', () => {
  it.each(PACKAGE_FILES)('%s, empty', (file) => expect(frameworkOfPackage(file, '')).toBeNull())
})
