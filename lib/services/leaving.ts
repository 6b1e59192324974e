// One flag a process, whatever number of bundles import this file.
const shared = globalThis as typeof globalThis & { outlayIsLeaving?: boolean }

/** From now on this process says that it leaves, to who asks for its health. */
export function leave(): void {
  shared.outlayIsLeaving = true
}

export const isLeaving = (): boolean => shared.outlayIsLeaving ?? false
