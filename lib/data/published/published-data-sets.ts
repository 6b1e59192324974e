import { randomUUID } from 'node:crypto'
import type {
  PublishedDataSet,
  PublishedFigure,
  PublishedStatistic,
  StoredDataSet,
} from '../../domain/compare/published-figure'
import type { SqlTransaction } from '../database'
import { withoutTrailingZeros } from '../usage/sum-spend-by'

/** Keeps a data set with its figures; null where one of that name is there already. */
export async function insertPublishedDataSet(
  tx: SqlTransaction,
  set: PublishedDataSet & { figures: readonly PublishedFigure[]; createdBy: string | null },
): Promise<string | null> {
  const id = randomUUID()
  const [made] = await tx.rows(
    `INSERT INTO published_data_set (organization_id, id, name, source, published_on, created_by)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5) ON CONFLICT (organization_id, name) DO NOTHING RETURNING id`,
    [id, set.name, set.source, set.published_on, set.createdBy],
  )
  if (!made) return null
  await tx.rows(
    `INSERT INTO published_figure (organization_id, data_set_id, number, group_name, framework, language, task, model,
       statistic, repeats, cost_usd, checks_passed, checks_total)
     SELECT current_organization_id(), $1, number, f ->> 'group', f ->> 'framework', f ->> 'language', f ->> 'task',
       f ->> 'model', f ->> 'statistic', (f ->> 'repeats')::integer, (f ->> 'cost_usd')::numeric,
       (f ->> 'checks_passed')::integer, (f ->> 'checks_total')::integer
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (f, number)`,
    [id, JSON.stringify(set.figures)],
  )
  return id
}

/** The organization's data sets, newest first, each with its figures in the order of publication. */
export async function findPublishedDataSets(tx: SqlTransaction): Promise<StoredDataSet[]> {
  const sets = await tx.rows<{
    id: string
    name: string
    source: string
    published_on: string | null
    created_at: Date
  }>(
    `SELECT id, name, source, published_on::text, created_at FROM published_data_set
     WHERE organization_id = current_organization_id() ORDER BY created_at DESC, id`,
  )
  const figures = await tx.rows<FigureRow>(
    `SELECT data_set_id, group_name, framework, language, task, model, statistic, repeats, cost_usd::text, checks_passed,
       checks_total
     FROM published_figure WHERE organization_id = current_organization_id() ORDER BY data_set_id, number`,
  )
  return sets.map(({ id, name, source, published_on, created_at }) => ({
    id,
    name,
    source,
    published_on,
    createdAt: created_at,
    figures: figures.filter((figure) => figure.data_set_id === id).map(toFigure),
  }))
}

/** Forgets a data set and its figures; its name, or null where there is none. */
export async function deletePublishedDataSet(tx: SqlTransaction, id: string): Promise<string | null> {
  const [row] = await tx.rows<{ name: string }>(
    `DELETE FROM published_data_set WHERE organization_id = current_organization_id() AND id::text = $1 RETURNING name`,
    [id],
  )
  return row?.name ?? null
}

interface FigureRow {
  data_set_id: string
  group_name: string | null
  framework: string | null
  language: string | null
  task: string | null
  model: string | null
  statistic: PublishedStatistic
  repeats: number | null
  cost_usd: string
  checks_passed: number | null
  checks_total: number | null
}

function toFigure({ data_set_id: _, group_name, cost_usd, ...figure }: FigureRow): PublishedFigure {
  return { ...figure, group: group_name, cost_usd: withoutTrailingZeros(cost_usd) }
}
