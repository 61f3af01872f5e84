/** The dataset amazon-cds-dense with the candidates of the reference results, as recommenders take them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import type { RankRequest, TrainingData } from './recommender.ts'

const shared = process.env['RECNET_SHARED'] ?? join(process.cwd(), '..', 'shared')
const data = join(shared, 'data', 'amazon-cds-dense')
const goldens = join(shared, 'goldens')

/** Why the tests on it are skipped, where they are. */
export const NO_DENSE_DATA = 'the folder of reference results is not on this machine'

/** The data to train on, and for each user what is to be ranked; the positive item is the last candidate. */
export interface DenseData {
  readonly training: TrainingData
  readonly requests: readonly RankRequest[]
  /** The content of a file of reference results. */
  readonly golden: (file: string) => unknown
}

/** Reads them. Null where they are not on this machine. */
export function denseData(): DenseData | null {
  if (!existsSync(data) || !existsSync(goldens)) return null
  const negatives = new Map(
    rowsOf(join(goldens, 'candidates-dense.tsv')).map(([user, , list]) => [user, itemIds(list)]),
  )
  const rows = rowsOf(join(data, 'CDs-100-user-dense.test.inter'))
  const requests = rows.map(([user = '', list, positive = '']) => ({
    user: toUserId(user),
    history: itemIds(list),
    candidates: [...(negatives.get(user) ?? []), toItemId(positive)],
    repetition: 0,
  }))
  const histories = requests.map(({ user, history, candidates }): SplitHistory => {
    const [validation = null, test = null] = [history.at(-1), candidates.at(-1)]
    return { user, train: history.slice(0, -1), trainTimestamps: null, validation, test }
  })
  const wanted = new Set(requests.flatMap(({ history, candidates }) => [...history, ...candidates]))
  const texts = rowsOf(join(data, 'CDs.item')).map(([token = '', title = '', category = '']): ItemText => {
    return { id: toItemId(token), title, category, description: '' }
  })
  return {
    training: {
      histories,
      items: new Map(texts.flatMap((text) => (wanted.has(text.id) ? [[text.id, text]] : []))),
    },
    requests,
    golden: (file) => JSON.parse(readFileSync(join(goldens, file), 'utf8')) as unknown,
  }
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(1)
  return lines.filter((line) => line !== '').map((line) => line.split('\t'))
}

function itemIds(list: string | undefined): ItemId[] {
  return (list ?? '').split(' ').map(toItemId)
}
