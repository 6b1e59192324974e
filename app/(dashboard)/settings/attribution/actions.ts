'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import type { MovedSpend } from '@/lib/domain/attribution/moved-spend'
import { readRuleForm } from '@/lib/domain/attribution/rule-form'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { memberAction } from '@/lib/http/member-action'
import { changeRule, createRule, deleteRule } from '@/lib/services/attribution/change-rules'
import { previewRule } from '@/lib/services/attribution/preview-rule'

function changing(run: (caller: MemberCaller) => Promise<unknown>): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await run(caller)
    // Every page may show what moved.
    revalidatePath('/', 'layout')
    return null
  })
}

const wrong = (fields: ReturnType<typeof readRuleForm>['fields']) =>
  ({ ok: false, message: fields[0]?.message ?? '', fields }) as const

export async function saveRuleHere(id: string | null, data: FormData): Promise<ActionResult<null>> {
  const { input, fields } = readRuleForm(data)
  if (fields.length > 0) return wrong(fields)
  return changing((caller) =>
    id === null ? createRule(caller, input) : changeRule(caller, String(id), input),
  )
}

export async function previewRuleHere(id: string | null, data: FormData): Promise<ActionResult<MovedSpend>> {
  const { input, fields } = readRuleForm(data)
  if (fields.length > 0) return wrong(fields)
  return memberAction((caller) => previewRule(caller, { ...input, ...(id !== null && { id }) }))
}

export async function moveRuleHere(change: object): Promise<ActionResult<null>> {
  const { id, position } = change as { id?: unknown; position?: unknown }
  return changing((caller) => changeRule(caller, String(id ?? ''), { position }))
}

export async function deleteRuleHere(id: string): Promise<ActionResult<null>> {
  return changing((caller) => deleteRule(caller, String(id)))
}
