import { CodeBlock } from '@/components/ui/code-block'

/** The text of a type, folded away: many are long. */
export function SchemaDetails({
  title,
  type,
  copyLabel,
}: {
  title: string
  type: string
  copyLabel: string
}) {
  return (
    <details>
      <summary className="cursor-pointer py-1 text-sm">{title}</summary>
      <CodeBlock code={type} label={copyLabel} className="[&_pre]:max-h-96 [&_pre]:overflow-auto" />
    </details>
  )
}
