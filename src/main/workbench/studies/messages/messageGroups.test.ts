import { describe, expect, it } from 'vitest'
import type { Manifest } from '#shared/vocabulary/manifest.ts'
import { messageGroups, type FinishedCell } from './messageGroups.ts'
import { missingMessages } from './missingMessages.ts'

const finished = (
  row: string,
  settings: Manifest['settings'],
  cell: Partial<FinishedCell['cell']> = {},
): FinishedCell => ({
  cell: {
    dataset: 'small',
    model: 'built-in agent',
    row,
    point: {},
    seed: Number(settings['seed']),
    ...cell,
  },
  run: `${row} ${String(settings['seed'])}`,
  manifest: {
    format: 1,
    variant: row,
    settings: { attributeSimilarity: 0.9, ...settings },
    dataset: {
      name: 'small',
      hash: '',
      users: 8,
      items: 16,
      interactions: 48,
      sparsity: 0,
      givenCandidates: false,
    },
    languageModel: { name: 'built-in agent', caveat: 'text rules' },
    embeddingModel: { name: 'hashing', dimensions: 512 },
    vectorIndex: 'memory',
    promptHashes: {},
    versions: {},
    createdAt: '2026-01-01T00:00:00.000Z',
  },
})
const buffered = (seed: number, delivery: string) => ({ seed, delivery, messageBuffer: true })

describe('the groups of a study', () => {
  it('are runs that differ in seed and delivery alone, whatever their rows are called', () => {
    const groups = messageGroups([
      finished('Pop', { seed: 1 }),
      finished('ours', buffered(2, 'routed')),
      finished('ours', buffered(1, 'routed')),
      finished('quiet', buffered(1, 'none')),
      finished('w/o Buffer', { seed: 1, delivery: 'routed', messageBuffer: false }),
      finished('quiet elsewhere', buffered(1, 'none'), { dataset: 'other' }),
    ])
    expect(
      groups.map(({ row, recNet, controls, caveat, ratio }) => {
        const none = controls['no messages'].map(({ run }) => run)
        return [row, recNet.map(({ run }) => run), none, controls['shuffled messages'], caveat, ratio]
      }),
    ).toEqual([
      ['ours', ['ours 1', 'ours 2'], ['quiet 1'], [], 'text rules', 0.9],
      ['w/o Buffer', ['w/o Buffer 1'], [], [], 'text rules', 0.9],
    ])
    expect(missingMessages([], groups)).toEqual([
      'ours on small (built-in agent) has no finished “RecNet, no messages” with seed 2.',
      'ours on small (built-in agent) has no finished “RecNet, shuffled messages” with the same settings beside it; what that would show is missing.',
    ])
  })

  it('are told apart by their points, and have a run that cells share once', () => {
    const at = (updateSize: number, seed: number) =>
      finished('RecNet', { ...buffered(seed, 'routed'), updateSize }, { point: { updateSize } })
    const groups = messageGroups([at(10, 1), at(20, 1), at(10, 1)])
    expect(groups.map(({ row, recNet }) => [row, recNet.length])).toEqual([
      ['RecNet, update_size 10', 1],
      ['RecNet, update_size 20', 1],
    ])
    expect(missingMessages([], groups)).toHaveLength(4)
  })
})

it('counts runs that have not finished once, though cells share them', () => {
  const views = [
    { key: 'a', runKey: 'a', status: 'running' },
    { key: 'b', runKey: 'a', status: 'running' },
    { key: 'c', runKey: 'c', status: 'finished' },
  ] as const
  expect(missingMessages(views, [])[0]).toBe(
    '1 of 2 runs of this study have not finished as it has them, and are not in here.',
  )
})
