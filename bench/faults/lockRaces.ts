/** Six processes race for the lock of a folder that a killed one left, and some are killed while they write. */
import { lockRaces } from '../../src/main/adapters/files/locks/lockRace.testing.ts'
import type { FaultPart } from './faultPart.ts'

/** A round is `resumed` where one wrote at a time and all that was written is there, `refused` where a writer lost its lock. */
export const lockRacesPart: FaultPart = {
  name: 'lock races',
  count: 500,
  run: async (count) => {
    const rounds = await lockRaces(count)
    const resumed = rounds.filter(({ isWhole, stopped }) => isWhole && stopped === 0).length
    const refused = rounds.filter(({ isWhole, stopped }) => isWhole && stopped > 0).length
    return [
      { what: 'resumed', count: resumed },
      { what: 'refused', count: refused },
      { what: 'lost', count: rounds.length - resumed - refused },
    ]
  },
}
