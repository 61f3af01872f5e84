/** Kept replies whose file has bytes changed by chance: each is found as it was kept, or not at all. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { seededRandom } from '../../src/main/adapters/seededRandom.ts'
import { openSqliteReplyStore } from '../../src/main/adapters/sqlite/sqliteReplyStore.ts'
import type { AskedQuestion, StoredReply } from '../../src/main/models/storedReplies.ts'
import { systemFault } from '../../src/shared/errors/systemFault.ts'
import { endOf } from './endOf.ts'
import type { FaultEnd, FaultPart } from './faultPart.ts'
import { mutatedBytes } from './mutatedBytes.ts'
import { Tally } from './tally.ts'

const REPLIES = 60

export const mutatedRepliesPart: FaultPart = {
  name: 'mutated replies',
  count: 500,
  run: async (count) => {
    const root = await mkdtemp(join(tmpdir(), 'recnet-faults-'))
    const random = seededRandom(18)('replies')
    const tally = new Tally('mutated replies')
    const kept = new Map(Array.from({ length: REPLIES }, (_, number) => [`key ${number}`, replyOf(number)]))
    const good = join(root, 'good.sqlite')
    keepAll(good, kept)
    for (let number = 0; number < count; number += 1) {
      const folder = await mkdtemp(join(root, 'mutant-'))
      const file = join(folder, 'replies.sqlite')
      await writeFile(file, mutatedBytes(await readFile(good), random))
      const found = await endOf(() => foundIn(file, kept))
      const reason = found.end === 'crashed' ? found.reason : ''
      tally.add(found.end === 'done' ? found.result : found.end, `case ${number} ${reason}`)
      await rm(folder, { recursive: true, force: true })
    }
    await rm(root, { recursive: true })
    return tally.outcomes
  },
}

function replyOf(number: number): StoredReply {
  const text = `{"ranking":[${number},2]} ${'x'.repeat(7 * number)}`
  return { text, promptTokens: 100 + number, replyTokens: number, shortened: number % 2 === 0, cut: null }
}

function keepAll(file: string, replies: ReadonlyMap<string, StoredReply>): void {
  const store = openSqliteReplyStore(file)
  for (const [key, reply] of replies) store.keep(key, questionOf(key), reply)
  store.close()
}

function questionOf(key: string): AskedQuestion {
  const content = `question of ${key} ${'jazz '.repeat(80)}`
  return { call: `1/rank/${key}`, prompt: 'rank', messages: [{ role: 'user', content }] }
}

/** What SQLite calls damaged is told to a person, and set aside. */
function foundIn(file: string, replies: ReadonlyMap<string, StoredReply>): FaultEnd {
  try {
    const store = openSqliteReplyStore(file)
    try {
      const found = [...replies].map(([key, reply]) => [store.find(key), reply] as const)
      if (found.some(([one, reply]) => one !== null && !isDeepStrictEqual(one, reply))) return 'silent'
      return found.some(([one]) => one === null) ? 'refused' : 'read'
    } finally {
      store.close()
    }
  } catch (error) {
    if (systemFault(error)?.code === 'file-damaged') return 'refused'
    throw error
  }
}
