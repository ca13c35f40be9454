/** Departments as lists show them. */
import type { Schemas } from '@/shared/api'

export type Department = Schemas['DepartmentRowOut']

/** A picker has no indentation of its own: wide blanks stand for it. */
export function indented({ level, name }: Department): string {
  return `${'\u3000'.repeat(level)}${name}`
}

/** Where a department can be put: in use, its own company, and neither itself nor below it. */
export function possibleParents(
  all: readonly Department[],
  companyId: number,
  moved: Department | null,
): Department[] {
  const below = new Set<number>(moved === null ? [] : [moved.id])
  // The list names each department before those under it.
  for (const one of all) {
    if (one.parent_id !== null && below.has(one.parent_id)) below.add(one.id)
  }
  return all.filter(
    (one) =>
      one.company_id === companyId &&
      !below.has(one.id) &&
      (!one.is_retired || one.id === moved?.parent_id),
  )
}
