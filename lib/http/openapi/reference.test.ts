import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codeExample } from '../../domain/reference/code-examples'
import { OPERATIONS } from './operations'
import { apiReference } from './reference'

const operations = apiReference().flatMap((group) => group.operations)

describe('apiReference', () => {
  it('has every operation once, each with its scope', () => {
    const scopes = (all: readonly { id: string; scope: string | null }[]) =>
      all.map(({ id, scope }) => `${id} ${scope}`).sort()
    expect(scopes(operations)).toEqual(scopes(OPERATIONS))
  })

  it('gives every body an example, and every parameter of a path', () => {
    for (const { id, body, parameters } of operations) {
      if (body) expect(body.example, id).toBeDefined()
      for (const one of parameters.filter(({ isRequired }) => isRequired))
        expect(one.example, id).not.toBeNull()
    }
  })

  it('has examples that the client’s types take', { timeout: 60_000 }, () => {
    const place = path.resolve('docs/client/every-example.ts')
    const calls = operations.map((operation) => {
      const code = codeExample(operation, 'TypeScript')
      return `export async function ${operation.id}(): Promise<void> {\n${code.slice(code.indexOf('const answer'))}\n}`
    })
    const text = `import { outlay } from './outlay'\nconst { call } = outlay({ url: '', key: '' })\n${calls.join('\n')}`
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    }
    const host = ts.createCompilerHost(options)
    const { readFile, fileExists } = host
    host.fileExists = (file) => path.resolve(file) === place || fileExists(file)
    host.readFile = (file) => (path.resolve(file) === place ? text : readFile(file))
    const program = ts.createProgram([place], options, host)
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(problems).toEqual([])
  })
})
