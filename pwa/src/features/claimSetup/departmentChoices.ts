/** Departments in use as a picker shows them: each behind the one it stands under. */
import type { Names } from './flowShapes'

type Department = Names['departments'][number]

const WIDE_BLANK = '\u3000'

/** @param companyIds none = of every company, with its name when there are several */
export function departmentChoices(
  names: Names,
  companyIds: readonly number[],
): (readonly [number, string])[] {
  const wanted = names.companies.filter(
    (one) => companyIds.length === 0 || companyIds.includes(one.id),
  )
  return wanted.flatMap((company) => {
    const own = names.departments.filter((one) => one.company_id === company.id && !one.is_retired)
    const suffix = wanted.length > 1 ? ` · ${company.title}` : ''
    return branch(own, null, 0).map(
      ([{ id, name }, level]) => [id, `${WIDE_BLANK.repeat(level)}${name}${suffix}`] as const,
    )
  })
}

function branch(
  all: readonly Department[],
  parentId: number | null,
  level: number,
): [Department, number][] {
  return all
    .filter((one) => one.parent_id === parentId)
    .flatMap((one) => [[one, level] as [Department, number], ...branch(all, one.id, level + 1)])
}
