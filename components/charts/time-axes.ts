import { axisLabel } from '@/lib/charts/axis-label'
import type { MeasureUnit } from '@/lib/domain/usage/spend-measure'

const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }

/** How a chart over time names its days; below, its amounts and what a day says. Alike in each of them. */
export const TIME_AXIS = {
  dataKey: 'label',
  tickLine: false,
  axisLine: { stroke: 'var(--input)' },
  tick: TICK,
  interval: 'equidistantPreserveStart',
  minTickGap: 32,
  tickMargin: 8,
  height: 28,
} as const

export const amountAxis = (unit: MeasureUnit) => ({
  width: 52,
  tickLine: false,
  axisLine: false,
  tickCount: 4,
  tick: TICK,
  tickFormatter: (value: number) => axisLabel(value, unit),
})

export const DAY_TOOLTIP = {
  cursor: { fill: 'var(--muted)', opacity: 0.7 },
  isAnimationActive: false,
  wrapperStyle: { zIndex: 20 },
} as const
