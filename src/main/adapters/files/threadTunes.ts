/** How many threads suit which model, remembered by what names model and machine. */
import { changeJson } from './changeJson.ts'
import { entriesIn, readJson } from './jsonFile.ts'

interface Tune {
  readonly threads: number
  readonly tokensPerSecond: number
}

/** Another machine, or a newer one in the same home, has another key. */
export function threadTunes(file: string) {
  return (key: string) => ({
    find: async (): Promise<Tune | null> => tuneOf(entriesIn(await readJson(file))[key]),
    keep: (tune: Tune): Promise<void> =>
      changeJson(file, (content) => ({ ...entriesIn(content), [key]: tune })),
  })
}

/** What anybody may have written into the file. */
function tuneOf(value: unknown): Tune | null {
  if (typeof value !== 'object' || value === null) return null
  const { threads, tokensPerSecond } = value as Record<string, unknown>
  const right = Number.isInteger(threads) && Number(threads) >= 1 && typeof tokensPerSecond === 'number'
  return right ? { threads: Number(threads), tokensPerSecond } : null
}
