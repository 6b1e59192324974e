/** What a project's package file tells its framework by: the first of a file's names that it depends on. */
const NAMES_BY_FILE: Readonly<Record<string, readonly (readonly [dependency: string, framework: string])[]>> =
  {
    // What is built on another stands before it.
    'package.json': [
      ['next', 'next'],
      ['nuxt', 'nuxt'],
      ['@remix-run/react', 'remix'],
      ['@react-router/dev', 'react-router'],
      ['@sveltejs/kit', 'sveltekit'],
      ['@solidjs/start', 'solid-start'],
      ['astro', 'astro'],
      ['gatsby', 'gatsby'],
      ['@angular/core', 'angular'],
      ['@nestjs/core', 'nestjs'],
      ['@adonisjs/core', 'adonis'],
      ['@redwoodjs/core', 'redwood'],
      ['hono', 'hono'],
      ['elysia', 'elysia'],
      ['fastify', 'fastify'],
      ['koa', 'koa'],
      ['express', 'express'],
      ['expo', 'expo'],
      ['react-native', 'react-native'],
      ['electron', 'electron'],
      ['vue', 'vue'],
      ['svelte', 'svelte'],
      ['solid-js', 'solid'],
      ['react', 'react'],
    ],
    Gemfile: [
      ['rails', 'rails'],
      ['hanami', 'hanami'],
      ['sinatra', 'sinatra'],
    ],
    'composer.json': [
      ['laravel/framework', 'laravel'],
      ['symfony/framework-bundle', 'symfony'],
    ],
    'pyproject.toml': [
      ['django', 'django'],
      ['fastapi', 'fastapi'],
      ['flask', 'flask'],
    ],
    'requirements.txt': [
      ['django', 'django'],
      ['fastapi', 'fastapi'],
      ['flask', 'flask'],
    ],
    'go.mod': [
      ['github.com/gin-gonic/gin', 'gin'],
      ['github.com/labstack/echo', 'echo'],
      ['github.com/gofiber/fiber', 'fiber'],
    ],
    'Cargo.toml': [
      ['axum', 'axum'],
      ['actix-web', 'actix-web'],
      ['rocket', 'rocket'],
      ['leptos', 'leptos'],
    ],
    'mix.exs': [['phoenix', 'phoenix']],
    'pom.xml': [['org.springframework.boot', 'spring-boot']],
    'build.gradle': [['org.springframework.boot', 'spring-boot']],
    'build.gradle.kts': [['org.springframework.boot', 'spring-boot']],
  }

/** The files that a project's framework is read from, the most telling first. */
export const PACKAGE_FILES: readonly string[] = Object.keys(NAMES_BY_FILE)

/** The framework that a package file says its project is built on, in lower case; null where it says none that is known. */
export function frameworkOfPackage(file: string, text: string): string | null {
  const names = NAMES_BY_FILE[file] ?? []
  const isUsed = file.endsWith('.json') ? usedByJson(text) : usedByText(text)
  return names.find(([dependency]) => isUsed(dependency))?.[1] ?? null
}

function usedByJson(text: string): (dependency: string) => boolean {
  let manifest: unknown
  try {
    manifest = JSON.parse(text)
  } catch {
    return () => false
  }
  if (typeof manifest !== 'object' || manifest === null) return () => false
  const parts = manifest as Record<string, unknown>
  const groups = [parts.dependencies, parts.devDependencies, parts.require]
  return (dependency) =>
    groups.some((group) => typeof group === 'object' && group !== null && Object.hasOwn(group, dependency))
}

// A name by itself: not in a comment, and not as a part of another ("django" is none of "django-cors-headers").
function usedByText(text: string): (dependency: string) => boolean {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)(#|\/\/).*$/, '').toLowerCase())
  return (dependency) => {
    const name = dependency.replaceAll(/[.\\/]/g, '\\$&')
    const alone = new RegExp(`(^|[\\s"':[>(,])${name}($|[\\s"'=<>~!;:,\\])[]|/v\\d)`)
    return lines.some((line) => alone.test(line))
  }
}
