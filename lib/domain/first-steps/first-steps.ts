/** What a new organization does once, in this order. */
export const FIRST_STEPS = ['name', 'connect', 'invite', 'budget', 'outcome'] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

/** Which of them are done, by what the organization holds. */
export type FirstStepsDone = Readonly<Record<FirstStep, boolean>>

/** True once there is nothing left to do. */
export function areAllDone(done: FirstStepsDone): boolean {
  return FIRST_STEPS.every((step) => done[step])
}
