/** How many threads suit which model, remembered by what names model and machine. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readJson, writeWhole } from './jsonFile.ts'

interface Tune {
  readonly threads: number
  readonly tokensPerSecond: number
}

/** Another machine, or a newer one in the same home, has another key. */
export function threadTunes(file: string) {
  const all = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { value } = await readJson(file)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  let turn: Promise<unknown> = Promise.resolve()
  return (key: string) => ({
    find: async (): Promise<Tune | null> => tuneOf((await all())[key]),
    keep: (tune: Tune): Promise<void> => {
      const kept = turn.then(async () => {
        await mkdir(dirname(file), { recursive: true })
        await writeWhole(file, JSON.stringify({ ...(await all()), [key]: tune }, null, 2))
      })
      turn = kept.catch(() => undefined)
      return kept
    },
  })
}

/** What anybody may have written into the file. */
function tuneOf(value: unknown): Tune | null {
  if (typeof value !== 'object' || value === null) return null
  const { threads, tokensPerSecond } = value as Record<string, unknown>
  const right = Number.isInteger(threads) && Number(threads) >= 1 && typeof tokensPerSecond === 'number'
  return right ? { threads: Number(threads), tokensPerSecond } : null
}
