import { displayDay } from '../display/display-time'

/** A catalogue by its day, which its id begins with: "Nov 22, 2026". */
export function snapshotName(id: string): string {
  return displayDay(id.slice(0, 10), true)
}
