'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { ActionResult } from '@/lib/domain/action-result'
import { readPublishedCsv } from '@/lib/domain/compare/read-published-figures'
import { parseInput } from '@/lib/domain/parse-input'
import { memberAction } from '@/lib/http/member-action'
import {
  forgetFigures,
  type KeptFigures,
  publishExample,
  publishFigures,
} from '@/lib/services/compare/publish-figures'

const given = z.object({
  csv: z.string().max(1_000_000),
  name: z.unknown(),
  source: z.unknown(),
  published_on: z.unknown(),
})

export async function publishFiguresAction(input: unknown): Promise<ActionResult<KeptFigures>> {
  return memberAction(async (caller) => {
    const { csv, ...about } = parseInput(given, input)
    const kept = await publishFigures(caller, about, readPublishedCsv(csv))
    revalidatePath('/compare')
    return kept
  })
}

export async function publishExampleAction(): Promise<ActionResult<KeptFigures>> {
  return memberAction(async (caller) => {
    const kept = await publishExample(caller)
    revalidatePath('/compare')
    return kept
  })
}

export async function forgetFiguresAction(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await forgetFigures(caller, String(id))
    revalidatePath('/compare')
    return null
  })
}
