/** Whole hours until an instant; below zero when it has passed. */
export function hoursLeft(instant: string, now: Date = new Date()): number {
  return Math.floor((new Date(instant).getTime() - now.getTime()) / 3_600_000)
}
