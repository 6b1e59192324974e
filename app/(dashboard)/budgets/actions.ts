'use server'
import { revalidatePath } from 'next/cache'
import type { ActionResult } from '@/lib/domain/action-result'
import type { BudgetInput } from '@/lib/domain/budgets/budget'
import type { WindowPreview } from '@/lib/domain/budgets/budget-view'
import { formFieldOf, readBudgetForm } from '@/lib/domain/budgets/read-budget-form'
import { ProductError } from '@/lib/domain/errors'
import type { MemberCaller } from '@/lib/domain/members/caller'
import { memberAction } from '@/lib/http/member-action'
import { changeBudget, deleteBudget } from '@/lib/services/budgets/change-budget'
import { createBudget } from '@/lib/services/budgets/create-budget'
import { previewBudget } from '@/lib/services/budgets/preview-budget'

/** Makes the budgets of a form, one a window, or changes the one of an id. */
export async function saveBudgetAction(
  id: string | null,
  data: FormData,
): Promise<ActionResult<{ id: string }[]>> {
  return memberAction(async (caller) => {
    const inputs = inputsOf(data)
    const saved = id === null ? await makeAll(caller, inputs) : [await change(caller, String(id), inputs)]
    revalidatePath('/budgets', 'layout')
    return saved
  })
}

export async function previewBudgetAction(data: FormData): Promise<ActionResult<WindowPreview[]>> {
  return memberAction(async (caller) => {
    const windows: WindowPreview[] = []
    // What it is called changes nothing of what it would have done.
    if (!String(data.get('name') ?? '').trim()) data.set('name', 'Preview')
    for (const [row, input] of inputsOf(data).entries())
      windows.push({
        period: input.period ?? 'month',
        preview: await inForm(row, () => previewBudget(caller, input)),
      })
    return windows
  })
}

export async function deleteBudgetAction(id: string): Promise<ActionResult<null>> {
  return memberAction(async (caller) => {
    await deleteBudget(caller, String(id))
    revalidatePath('/budgets', 'layout')
    return null
  })
}

function inputsOf(data: FormData): BudgetInput[] {
  const { inputs, fields } = readBudgetForm(data)
  if (fields.length > 0) throw new ProductError('invalid', 'The form has gaps.', { fields })
  if (inputs.length === 0) throw new ProductError('invalid', 'Give an amount and a period.')
  return inputs
}

async function change(caller: MemberCaller, id: string, [input]: BudgetInput[]): Promise<{ id: string }> {
  await inForm(0, () => changeBudget(caller, id, input ?? {}))
  return { id }
}

// All or none: the form stands as it was typed, and sent again it must not make the first ones twice.
async function makeAll(caller: MemberCaller, inputs: readonly BudgetInput[]): Promise<{ id: string }[]> {
  const made: { id: string }[] = []
  try {
    for (const [row, input] of inputs.entries()) {
      const { budget } = await inForm(row, () => createBudget(caller, input))
      made.push({ id: budget.id })
    }
    return made
  } catch (error) {
    for (const { id } of made) await deleteBudget(caller, id)
    throw error
  }
}

/** What a service finds wrong, named at the form's fields. */
async function inForm<Value>(row: number, run: () => Promise<Value>): Promise<Value> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof ProductError)) throw error
    const fields = error.details.fields?.map(({ path, message }) => ({
      path: formFieldOf(path, row),
      message,
    }))
    throw new ProductError(error.code, error.message, { ...error.details, ...(fields && { fields }) })
  }
}
