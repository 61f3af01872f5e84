/** A small dataset of blocks: users of a block take its items alone, in one order. Whatever learns must find that. */
import { describe, expect, it } from 'vitest'
import type { ItemId } from '#shared/vocabulary/ids.ts'
import type { SplitHistory } from '#shared/vocabulary/interactions.ts'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { factorisation } from '../factorisation/factorisationModel.ts'
import { createItemKnn } from '../itemKnn.ts'
import type { ScoringRecommender } from '../rankByScore.ts'
import { sasRec } from '../sasRec/sasRecModel.ts'
import type { SasRecSettings } from '../sasRec/sasRecSettings.ts'
import { createTrained } from './trainedRecommender.ts'
import type { NewModel } from './trainedModel.ts'
import { trainingPorts } from './training.testing.ts'

const [BLOCKS, ITEMS, USERS] = [4, 6, 40]
const itemOf = (block: number, place: number): ItemId => `i:${block}-${place % ITEMS}`

const histories = Array.from({ length: USERS }, (_, user): SplitHistory => {
  const [block, first] = [user % BLOCKS, Math.floor(user / BLOCKS)]
  const items = Array.from({ length: 5 }, (_, place) => itemOf(block, first + place))
  return {
    user: `u:${user}`,
    train: items.slice(0, 4),
    trainTimestamps: null,
    validation: items[4]!,
    test: itemOf(block, first + 5),
  }
})
const items = new Map(
  Array.from({ length: BLOCKS * ITEMS }, (_, index) => {
    const id = itemOf(index % BLOCKS, Math.floor(index / BLOCKS))
    return [id, { id, title: '', category: '', description: '' }] as const
  }),
)

/** The share of users whose test item comes before nine items of other blocks. */
async function shareFound(recommender: ScoringRecommender, withValidation: boolean): Promise<number> {
  const random = seededRandom(4)('negatives')
  const requests = histories.map(({ user, train, validation, test }, index) => {
    const others = [...items.keys()].filter((item) => !item.startsWith(`i:${index % BLOCKS}-`))
    return {
      user,
      history: [...train, validation!],
      positiveItem: test!,
      negatives: random.shuffled(others).slice(0, 9),
    }
  })
  const validation = requests.map((request, index) => ({
    ...request,
    history: histories[index]!.train,
    positiveItem: histories[index]!.validation!,
  }))
  await recommender.fit({ histories, items, ...(withValidation ? { validation } : {}) })
  const found = requests.filter(({ user, history, positiveItem, negatives }) => {
    const [own, ...rest] = recommender.scores({
      user,
      history,
      candidates: [positiveItem, ...negatives],
      repetition: 0,
    })
    return rest.every((score) => score < own!)
  })
  return found.length / requests.length
}

const transformer: SasRecSettings = {
  ...{ dimensions: 32, innerSize: 64, layers: 2, heads: 2, dropout: 0.2, maxHistory: 10 },
  ...{ learningRate: 0.005, weightDecay: 0, batchSize: 64, loss: 'softmax' },
}
const pairs = { dimensions: 16, learningRate: 0.02, weightDecay: 0, batchSize: 64 }
const trained: readonly (readonly [string, NewModel])[] = [
  ['BPR', factorisation({ ...pairs, layers: 0, penalty: 0 })],
  ['LightGCN', factorisation({ ...pairs, layers: 2, penalty: 1e-5 })],
  ['SASRec', sasRec(transformer)],
  ['SASRec with the loss of the original', sasRec({ ...transformer, loss: 'binary' })],
]

describe('blocks of users and items', () => {
  it.each(trained)('are learnt by %s', async (name, newModel) => {
    const settings = { newModel, length: { epochs: 60, patience: 30 } }
    expect(await shareFound(createTrained(name, settings, trainingPorts(1)), true)).toBeGreaterThan(0.9)
  })

  it('are learnt by ItemKNN', async () => {
    const knn = createItemKnn({ neighbours: 100, shrink: 0 }, async () => undefined)
    expect(await shareFound(knn, false)).toBeGreaterThan(0.9)
  })

  it('are learnt to the same scores for the same seed, and to others for another', async () => {
    const scoresWith = async (seed: number) => {
      const settings = { newModel: sasRec(transformer), length: { epochs: 3, patience: 0 } }
      const recommender = createTrained('SASRec', settings, trainingPorts(seed))
      await recommender.fit({ histories, items })
      const { user, train: history } = histories[0]!
      return recommender.scores({ user, history, candidates: [...items.keys()], repetition: 0 })
    }
    const first = await scoresWith(1)
    expect(await scoresWith(1)).toEqual(first)
    expect(await scoresWith(2)).not.toEqual(first)
  })
})
