import { SchemaDetails } from '@/components/reference/schema-details'
import type { OperationView } from '@/lib/domain/reference/operation-view'

/** What an operation answers: each success with its body, and the errors by number. */
export function AnswerList({ operation: { id, answers, errors } }: { operation: OperationView }) {
  return (
    <div>
      <h4 className="mb-1 font-medium text-sm">Answers</h4>
      <ul className="grid gap-1">
        {answers.map(({ status, description, types, type }) => (
          <li key={status} className="min-w-0 text-sm">
            <p>
              <span className="font-medium tabular-nums">{status}</span> {description}{' '}
              <span className="break-words text-muted-foreground">{types.join(', ')}</span>
            </p>
            {type !== null && (
              <SchemaDetails
                title={`What the JSON of ${status} holds`}
                type={type}
                copyLabel={`Copy what ${id} answers with ${status}`}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-muted-foreground text-sm">
        In error{' '}
        {errors.map((status, at) => (
          <span key={status} className="tabular-nums">
            {at > 0 && ', '}
            {status}
          </span>
        ))}
        :{' '}
        <a href="#errors" className="text-primary underline underline-offset-4">
          what each means
        </a>
        .
      </p>
    </div>
  )
}
