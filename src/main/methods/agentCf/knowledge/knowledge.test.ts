import { describe, expect, it } from 'vitest'
import type { ItemText } from '#shared/vocabulary/datasets.ts'
import { toItemId, toUserId, type ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionRecord, SplitHistory } from '#shared/vocabulary/interactions.ts'
import { seededRandom } from '../../../adapters/seededRandom.ts'
import type { LearningWork } from '../../method.ts'
import { featureWords } from './featureWords.ts'
import { knowledgeGraph } from './knowledgeGraph.ts'
import { knowledgeOfRun } from './knowledgeOfRun.ts'
import { pathText, type PathEnds, type PathLimits } from './pathText.ts'

const breathe = () => Promise.resolve()
const NO_LIMITS: PathLimits = { twoHopEntities: 100, threeHopEntities: 100, pathWords: 1000 }

function itemsOf(texts: Readonly<Record<string, Partial<ItemText>>>): Map<ItemId, ItemText> {
  return new Map(
    Object.entries(texts).map(([token, parts]) => {
      const id = toItemId(token)
      return [id, { id, title: `T${token}`, category: '', description: '', ...parts }]
    }),
  )
}

function splitOf(user: string, train: string, heldOut: Partial<SplitHistory> = {}): SplitHistory {
  const items = train === '' ? [] : train.split(' ').map(toItemId)
  return {
    user: toUserId(user),
    train: items,
    trainTimestamps: null,
    validation: null,
    test: null,
    ...heldOut,
  }
}

const idsOf = (tokens: string) => tokens.split(' ').map(toItemId)

describe('the knowledge graph', () => {
  it('joins two items that somebody else took, and counts takers', async () => {
    const graph = await knowledgeGraph(
      [splitOf('a', '1 2'), splitOf('b', '2 3')],
      { items: itemsOf({}) },
      breathe,
    )
    expect(graph.isTakenWith('i:1', 'i:2', 'u:b')).toBe(true)
    // Nobody but the user herself took both.
    expect(graph.isTakenWith('i:1', 'i:2', 'u:a')).toBe(false)
    expect(graph.isTakenWith('i:1', 'i:3', 'u:c')).toBe(false)
    expect([graph.takersOf('i:2'), graph.takersOf('i:9')]).toEqual([2, 0])
  })

  it('reads the parts of categories in lower case, each once', async () => {
    const graph = await knowledgeGraph(
      [],
      { items: itemsOf({ 1: { category: 'Jazz; Cool; jazz; ' }, 2: { category: 'cool' } }) },
      breathe,
    )
    expect(graph.entitiesOf('i:1', 'category')).toEqual(['jazz', 'cool'])
    expect([graph.itemsAt('cool', 'category'), graph.itemsAt('jazz', 'category')]).toEqual([2, 1])
  })

  it('leads from items to the facts of the dataset, whichever end they are at', async () => {
    const graph = {
      facts: [
        ['m.1', 'played by', 'Miles'],
        ['m.2', 'played by', 'Miles'],
        ['Blue Note', 'published', 'm.1'],
      ] as const,
      entityOf: new Map([
        [toItemId('1'), 'm.1'],
        [toItemId('2'), 'm.2'],
      ]),
    }
    const built = await knowledgeGraph([], { items: itemsOf({ 1: {}, 2: {}, 3: {} }), graph }, breathe)
    expect(built.entitiesOf('i:1', 'fact')).toEqual(['played by Miles', 'Blue Note published'])
    expect([built.itemsAt('played by Miles', 'fact'), built.entitiesOf('i:3', 'fact')]).toEqual([2, []])
    const ends = { user: toUserId('a'), taken: idsOf('2'), item: toItemId('1') }
    expect(pathText(built, ends, (item) => item, NO_LIMITS)).toBe(
      'Known of it as of what the user took: played by Miles (1 item).',
    )
  })

  it('keeps the words that tell items apart, by TF-IDF', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [String(index), { description: `music number${index}` }]),
    )
    const described = itemsOf({
      ...texts,
      0: { description: 'music trumpet trumpet piano' },
      1: { description: 'music piano cello' },
      2: { description: 'Music Trumpet the cello piano' },
    })
    const words = await featureWords(described, breathe)
    // “music” is in all of thirty, more than three; of the others two or three have each, and “the” is too short.
    expect(words.get('i:0')).toEqual(['trumpet', 'piano'])
    expect(words.get('i:2')).toEqual(['cello', 'trumpet', 'piano'])
    expect(words.get('i:5')).toEqual([])
  })
})

describe('the text of paths', () => {
  const items = itemsOf({
    1: { title: 'One', category: 'jazz; trio' },
    2: { title: 'Two', category: 'jazz' },
    3: { title: 'Three', category: 'jazz; trio' },
    4: { title: 'Four', category: 'rock' },
    5: { title: 'Five', category: 'jazz' },
  })
  const titleOf = (item: ItemId) => items.get(item)?.title ?? item
  // One and Two have three takers, Five has two.
  const splits = [
    splitOf('a', '1 2 5'),
    splitOf('b', '1 2 3'),
    splitOf('c', '1 3'),
    splitOf('d', '5 3'),
    splitOf('e', '2'),
  ]
  const said = async (ends: Partial<PathEnds>, limits: Partial<PathLimits> = {}) => {
    const graph = await knowledgeGraph(splits, { items }, breathe)
    const all = { user: 'u:a', taken: idsOf('1 2 5'), item: 'i:3', ...ends } as const
    return pathText(graph, all, titleOf, { ...NO_LIMITS, ...limits })
  }

  it('names what others took as well, the rarest first, and shared categories, the most specific first', async () => {
    expect(await said({})).toBe(
      'Like the user, others who took it also took “Five”, “One”, “Two”. ' +
        'In a category with what the user took: trio (1 item), jazz (3 items).',
    )
  })

  it('is empty where nothing leads there', async () => {
    expect(await said({ item: 'i:4' })).toBe('')
    expect(await said({ taken: [] })).toBe('')
  })

  it('names no more entities than are allowed, and how many are left', async () => {
    expect(await said({}, { twoHopEntities: 1, threeHopEntities: 1 })).toBe(
      'Like the user, others who took it also took “Five” and 2 more. ' +
        'In a category with what the user took: trio (1 item) and 1 more.',
    )
    expect(await said({}, { twoHopEntities: 0 })).toMatch(/^In a category/)
    expect(await said({}, { threeHopEntities: 0 })).toMatch(/“Two”\.$/)
  })

  it('names fewer entities, and then fewer kinds of paths, where it would be too long', async () => {
    for (const pathWords of [10, 14, 18, 22, 26, 30]) {
      const text = await said({}, { pathWords })
      if (pathWords > 11) expect(text.split(' ').length).toBeLessThanOrEqual(pathWords)
    }
    expect(await said({}, { pathWords: 14 })).toBe(
      'Like the user, others who took it also took “Five” and 2 more.',
    )
  })

  it('does not take the item itself, nor what the user took together, for a path to it', async () => {
    // Only u:d took Three with Five, only u:b with Two.
    expect(await said({ user: 'u:d', taken: idsOf('5 3') })).toBe(
      'In a category with what the user took: jazz (1 item).',
    )
    expect(await said({ user: 'u:d', taken: idsOf('3') })).toBe('')
  })
})

describe('the connections of a run', () => {
  const population = {
    domainWord: 'CD',
    users: new Map(),
    userIds: [],
    items: itemsOf(
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          String(index),
          { category: `kind ${index % 3}`, description: `melody${index % 5}` },
        ]),
      ),
    ),
  }
  const random = seededRandom(7)('histories')
  const splits = Array.from({ length: 8 }, (_, user) => {
    const [validation, test, ...train] = random.shuffled([...population.items.keys()]).slice(0, 6)
    return { ...splitOf(String(user), ''), train, validation: validation ?? null, test: test ?? null }
  })
  const interactions = splits
    .flatMap(({ user, train }) =>
      train.map((positiveItem) => ({ user, positiveItem, negativeItem: toItemId('0') })),
    )
    .map((record, index): InteractionRecord => ({ ...record, step: index + 1 }))
  const connectionsWith = (parts: Partial<LearningWork>) =>
    knowledgeOfRun(
      { population, splits, interactions, ports: { breathe }, ...parts } as LearningWork,
      NO_LIMITS,
    )
  const allTexts = async (parts: Partial<LearningWork>, upTo = interactions.length) => {
    const connections = await connectionsWith(parts)
    return splits.flatMap(({ user }) =>
      [...population.items.keys()].map((item) => connections(user, item, upTo)),
    )
  }

  it('know nothing of validation and test items', async () => {
    const texts = await allTexts({})
    expect(texts.some((text) => text.includes('others who took it'))).toBe(true)
    const heldOut = (validation: ItemId | null, test: ItemId | null) => ({
      splits: splits.map((split) => ({ ...split, validation, test })),
    })
    expect(await allTexts(heldOut(null, null))).toEqual(texts)
    expect(await allTexts(heldOut('i:0', 'i:1'))).toEqual(texts)
  })

  it('know nothing of what the user takes from a step on', async () => {
    for (const { step, user, positiveItem } of interactions) {
      const connections = await connectionsWith({})
      const known = connections(user, positiveItem, step - 1)
      const earlier = await connectionsWith({ interactions: interactions.slice(0, step - 1) })
      expect(earlier(user, positiveItem, step - 1)).toBe(known)
      expect(earlier(user, positiveItem, interactions.length)).toBe(known)
    }
  })

  it('would be the same had the user never taken the item, so that they do not give it away', async () => {
    for (const { user, positiveItem, step } of interactions) {
      const without = splits.map((split) =>
        split.user === user
          ? { ...split, train: split.train.filter((item) => item !== positiveItem) }
          : split,
      )
      const [as, had] = [await connectionsWith({}), await connectionsWith({ splits: without })]
      expect(had(user, positiveItem, step - 1)).toBe(as(user, positiveItem, step - 1))
    }
  })
})
