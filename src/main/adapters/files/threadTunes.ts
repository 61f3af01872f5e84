/** Remembers how many threads are fastest for each model on each machine. */
import { changeJson } from './changeJson.ts'
import { entriesIn, readJson } from './jsonFile.ts'

interface Tune {
  readonly threads: number
  readonly tokensPerSecond: number
}

/** Returns the memory of one key, which names model and machine. Tunes of other machines or other files are kept beside it. */
export function threadTunes(file: string) {
  return (key: string) => ({
    find: async (): Promise<Tune | null> => tuneOf(entriesIn(await readJson(file))[key]),
    keep: (tune: Tune): Promise<void> =>
      changeJson(file, (content) => ({ ...entriesIn(content), [key]: tune })),
  })
}

/** Checks an entry of the file, which a user may have edited; null if it is invalid. */
function tuneOf(value: unknown): Tune | null {
  if (typeof value !== 'object' || value === null) return null
  const { threads, tokensPerSecond } = value as Record<string, unknown>
  const right = Number.isInteger(threads) && Number(threads) >= 1 && typeof tokensPerSecond === 'number'
  return right ? { threads: Number(threads), tokensPerSecond } : null
}
