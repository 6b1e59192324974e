import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { deletePublishedDataSet, insertPublishedDataSet } from '../../data/published/published-data-sets'
import { PUBLISHED_EXAMPLE } from '../../domain/compare/published-example'
import { MOST_FIGURES, publishedDataSetSchema } from '../../domain/compare/published-figure'
import type { ReadFigures } from '../../domain/compare/read-published-figures'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'

export interface KeptFigures {
  id: string
  accepted: number
  rejected: number
  problems: ReadFigures['problems']
}

/** Keeps summaries that somebody published; the rows that could not be read are named, the others kept. */
export async function publishFigures(
  caller: Caller,
  about: unknown,
  read: ReadFigures,
): Promise<KeptFigures> {
  requireAllowed(caller, 'publish_figures')
  const set = parseInput(publishedDataSetSchema, about)
  const { figures, problems } = read
  if (figures.length > MOST_FIGURES)
    throw new ProductError('too_large', `A data set has ${MOST_FIGURES} figures at most.`)
  if (figures.length === 0) {
    const [first] = problems
    throw new ProductError(
      'unprocessable',
      first ? `Line ${first.line}: ${first.message}` : 'There is no figure in it.',
      {
        fields: problems.slice(0, 100).map(({ line, message }) => ({ path: `line ${line}`, message })),
      },
    )
  }
  const id = await inOrganizationSql(caller.organizationId, async (tx) => {
    const kept = await insertPublishedDataSet(tx, {
      ...set,
      figures,
      createdBy: caller.kind === 'member' ? caller.userId : null,
    })
    if (kept === null)
      throw new ProductError('conflict', `There is a data set named “${set.name}” already.`, {
        fields: [{ path: 'name', message: 'Another data set has this name.' }],
      })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'published.add',
      subject: kept,
      after: { ...set, figures: figures.length },
    })
    return kept
  })
  return { id, accepted: figures.length, rejected: problems.length, problems }
}

/** Keeps the published benchmark that ships with the product. */
export function publishExample(caller: Caller): Promise<KeptFigures> {
  return publishFigures(caller, PUBLISHED_EXAMPLE, { figures: PUBLISHED_EXAMPLE.figures, problems: [] })
}

/** Forgets a data set of published figures. */
export async function forgetFigures(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'publish_figures')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const name = await deletePublishedDataSet(tx, id)
    if (name === null) throw new ProductError('not_found', 'There is no such data set.')
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'published.remove',
      subject: id,
      before: { name },
    })
  })
}
