/** Holds what RecBole makes of an exported dataset against what we make of it. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { tokenOf } from '#shared/vocabulary/ids.ts'
import { leaveOneOut } from '../../src/main/datasets/leaveOneOut.ts'
import type { RecBoleAnswer } from './recBoleAnswer.ts'

/** Returns lines of ours and RecBole's figures. */
export function comparedWithRecBole(dataset: Dataset, theirs: RecBoleAnswer): readonly string[] {
  const splits = dataset.histories.map(leaveOneOut)
  const interactions = dataset.histories.reduce((sum, { items }) => sum + items.length, 0)
  const { counts, titles, pop, popAtDefaults } = theirs
  const titled = [...dataset.items.values()].filter(({ id, title }) => titles[tokenOf(id)] === title).length
  const lines = [
    `users          ours ${dataset.histories.length}, RecBole ${counts.users}`,
    `items          ours ${dataset.items.size}, RecBole ${counts.items}`,
    `interactions   ours ${interactions}, RecBole ${counts.interactions}`,
    `titles         ${titled} of ${dataset.items.size} are the same`,
  ]
  if (!theirs.timed) return [...lines, 'split          not compared: the dataset has no times']
  const parts = {
    train: new Map(splits.map(({ user, train }) => [tokenOf(user), train.map(tokenOf)])),
    validation: new Map(splits.map(({ user, validation }) => [tokenOf(user), listed(validation)])),
    test: new Map(splits.map(({ user, test }) => [tokenOf(user), listed(test)])),
  }
  for (const part of ['train', 'validation', 'test'] as const) {
    const same = sameUsers(parts[part], theirs.parts[part])
    lines.push(`${part.padEnd(14)} ${same} of ${splits.length} users have the same`)
  }
  if (pop === undefined || popAtDefaults === undefined) return lines
  const counted = new Map<string, number>()
  for (const { train } of splits)
    for (const item of train) counted.set(tokenOf(item), (counted.get(tokenOf(item)) ?? 0) + 1)
  const tokens = [...dataset.items.keys()].map(tokenOf)
  const same = (their: Readonly<Record<string, number>>) =>
    tokens.filter((token) => (counted.get(token) ?? 0) === (their[token] ?? 0)).length
  return [
    ...lines,
    `Pop            ${same(pop)} of ${tokens.length} items are counted the same, one interaction a batch`,
    `Pop as it is   ${same(popAtDefaults)} of ${tokens.length}: RecBole counts an item once a batch, and negatives`,
  ]
}

function listed(item: `i:${string}` | null): readonly string[] {
  return item === null ? [] : [tokenOf(item)]
}

function sameUsers(
  ours: ReadonlyMap<string, readonly string[]>,
  rows: readonly (readonly [string, string])[],
): number {
  const theirs = new Map<string, string[]>()
  for (const [user, item] of rows) theirs.set(user, [...(theirs.get(user) ?? []), item])
  const key = (items: readonly string[]) => JSON.stringify([...items].sort())
  return [...ours].filter(([user, items]) => key(items) === key(theirs.get(user) ?? [])).length
}
