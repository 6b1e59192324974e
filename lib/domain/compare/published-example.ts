import type { PublishedDataSet, PublishedFigure } from './published-figure'

/** What the framework benchmark of May 2026 published: medians, a maximum, single runs and totals; nothing else. */
export const PUBLISHED_EXAMPLE: PublishedDataSet & { figures: PublishedFigure[] } = {
  name: 'Backend frameworks with Claude Code, May 2026',
  source: 'Encore: Claude Code Token Cost by Backend Framework (2026), https://encore.dev, by Ivan Cernja',
  published_on: '2026-05-26',
  figures: [
    figure('run-1 baseline', 'hono', 'median', 3, '1.55'),
    figure('run-1 baseline', 'encore', 'median', 3, '1.96'),
    figure('run-1 baseline', 'nestjs', 'median', 3, '2.61'),
    figure('run-1 baseline', 'nestjs', 'max', 3, '4.45'),
    figure('run-3 rubric-graded', 'fastify', 'single', 1, '4.6', 36),
    figure('run-3 rubric-graded', 'encore', 'single', 1, '2.58', 36),
    figure('run-3 rubric-graded', 'nestjs', 'single', 1, '5.95', 30),
    figure('all three runs', 'encore', 'total', 7, '6.29'),
    figure('all three runs', 'nestjs', 'total', 7, '12.69'),
  ],
}

function figure(
  group: string,
  framework: string,
  statistic: PublishedFigure['statistic'],
  repeats: number,
  cost: string,
  checksPassed: number | null = null,
): PublishedFigure {
  return {
    group,
    framework,
    language: 'typescript',
    task: null,
    model: 'claude-sonnet-4-6',
    statistic,
    repeats,
    cost_usd: cost,
    checks_passed: checksPassed,
    checks_total: checksPassed === null ? null : 36,
  }
}
