/** Table 5: the paper's complexity rests on M, the routers of an update, being much smaller than N, its clients. */
import type { StudyResultRow } from '../vocabulary/studies/studyResults.ts'

/** From this share of N on, M is not much smaller. */
const NOT_MUCH_SMALLER = 0.25

/** A row with N and M of one of its router-centric updates. */
interface CrowdedRow {
  readonly name: string
  readonly clients: number
  readonly routers: number
}

/** Returns the rows of which M is not much smaller than N, each with both; those without such updates are left out. */
export function crowdedRows(rows: readonly Pick<StudyResultRow, 'name' | 'cost'>[]): readonly CrowdedRow[] {
  return rows.flatMap(({ name, cost }) => {
    const { clientsPerUpdate: clients = null, routersPerUpdate: routers = null } = cost ?? {}
    return !clients || routers === null || routers <= NOT_MUCH_SMALLER * clients
      ? []
      : [{ name, clients, routers }]
  })
}
