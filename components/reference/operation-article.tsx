import { AnswerList } from '@/components/reference/answer-list'
import { CodeText } from '@/components/reference/code-text'
import { MethodName } from '@/components/reference/method-name'
import { ParameterList } from '@/components/reference/parameter-list'
import { SchemaDetails } from '@/components/reference/schema-details'
import { TryRequest } from '@/components/reference/try-request'
import { CodeBlock } from '@/components/ui/code-block'
import { codeExample, type Language } from '@/lib/domain/reference/code-examples'
import type { OperationView } from '@/lib/domain/reference/operation-view'

/** One operation: what it takes and answers at the left, a program and a form that asks it at the right. */
export function OperationArticle({
  operation,
  language,
  apiKey,
}: {
  operation: OperationView
  language: Language
  apiKey: string
}) {
  const { id, method, path, summary, description, scope, parameters, body } = operation
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 rounded-lg border bg-card p-4">
      <h3 id={`${id}-title`} className="font-medium">
        <a href={`#${id}`} className="hover:underline">
          {summary}
        </a>
      </h3>
      <p className="mt-0.5 break-words">
        <MethodName method={method} /> <code className="break-all font-mono text-xs">{path}</code>
        <span className="ml-2 text-muted-foreground text-xs">{accessOf(scope)}</span>
      </p>
      <div className="mt-3 grid items-start gap-4 xl:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 gap-4">
          {description && (
            <p className="text-pretty">
              <CodeText text={description} />
            </p>
          )}
          <ParameterList parameters={parameters} />
          {body && (
            <div>
              <h4 className="mb-1 font-medium text-sm">Body</h4>
              <p className="break-words text-muted-foreground text-sm">{body.types.join(', ')}</p>
              {body.type && (
                <SchemaDetails
                  title="What the JSON holds"
                  type={body.type}
                  copyLabel={`Copy what ${id} takes`}
                />
              )}
            </div>
          )}
          <AnswerList operation={operation} />
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-3">
          {scope === 'owner' || scope === 'member' ? (
            <p className="text-pretty text-muted-foreground">
              {scope === 'owner' ? 'An owner' : 'A member'} does this signed in, under Settings: no key will
              do.
            </p>
          ) : (
            <>
              <CodeBlock
                code={codeExample(operation, language)}
                label={`Copy ${id} in ${language}`}
                className="[&_pre]:max-h-96 [&_pre]:overflow-auto"
              />
              <TryRequest operation={operation} apiKey={apiKey} />
            </>
          )}
        </div>
      </div>
    </article>
  )
}

function accessOf(scope: string | null): string {
  if (scope === null) return 'no key needed'
  return scope === 'owner' || scope === 'member' ? `a signed-in ${scope}` : `scope ${scope}`
}
