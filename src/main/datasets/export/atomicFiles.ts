/** Writes a dataset as RecBole atomic files (design notes, §2.1), from which an import makes the same dataset again. */
import type { Dataset, ItemText, GivenGraph } from '#shared/vocabulary/datasets.ts'
import { tokenOf, type ItemId } from '#shared/vocabulary/ids.ts'
import type { InteractionHistory } from '#shared/vocabulary/interactions.ts'
import { atomicCell } from './atomicCell.ts'

/** A file as pieces of text, made while they are taken: as one string a large dataset would be too long. */
export interface AtomicTextFile {
  readonly name: string
  readonly pieces: () => Generator<string>
}

/** Characters of a piece, about. */
const PIECE = 1 << 16

/**
 * Returns the files: `.inter` and `.item`, `.user` where something is said of users, `.random` where negatives are given,
 * `.kg` and `.link` where there is a knowledge graph. Interactions are grouped by user, each user's oldest first; the column of times is there where all have one.
 */
export function atomicFiles(dataset: Dataset): readonly AtomicTextFile[] {
  const { name, users, givenNegatives, graph } = dataset
  const file = (ending: string, lines: () => Iterable<string>): AtomicTextFile => ({
    name: `${name}.${ending}`,
    pieces: () => joined(lines()),
  })
  return [
    file('inter', () => interactionLines(dataset.histories)),
    file('item', () => itemLines(dataset.items.values())),
    ...(users.size > 0 ? [file('user', () => userLines(dataset))] : []),
    ...(givenNegatives === null ? [] : [file('random', () => negativeLines(dataset, givenNegatives))]),
    ...(graph === undefined
      ? []
      : [file('kg', () => factLines(graph)), file('link', () => linkLines(graph))]),
  ]
}

function* interactionLines(histories: readonly InteractionHistory[]): Generator<string> {
  const timed = histories.every(({ timestamps }) => timestamps !== null)
  yield row('user_id:token', 'item_id:token', ...(timed ? ['timestamp:float'] : []))
  for (const { user, items, timestamps } of histories) {
    const token = tokenOf(user)
    for (const [index, item] of items.entries())
      yield row(token, tokenOf(item), ...(timed ? [String(timestamps?.[index] ?? 0)] : []))
  }
}

function* itemLines(items: Iterable<ItemText>): Generator<string> {
  yield row('item_id:token', 'title:token_seq', 'category:token_seq', 'description:token_seq')
  for (const { id, title, category, description } of items)
    yield row(tokenOf(id), title, category, description)
}

/** The one column `text` is read back as it is. */
function* userLines({ users }: Dataset): Generator<string> {
  yield row('user_id:token', 'text:token_seq')
  for (const { id, text } of users.values()) yield row(tokenOf(id), text)
}

/** As the benchmark form has it, without a header and without quotes. */
function* negativeLines(
  { histories }: Dataset,
  given: NonNullable<Dataset['givenNegatives']>,
): Generator<string> {
  const lastItems = new Map(histories.map(({ user, items }) => [user, items.at(-1)]))
  for (const [user, negatives] of given) {
    const test = lastItems.get(user)
    // A user without negatives still needs a line; the test item is never one.
    const listed = negatives.length === 0 && test !== undefined ? [test] : negatives
    yield `${tokenOf(user)}\t${itemList(listed)}\n`
  }
}

function* factLines({ facts }: GivenGraph): Generator<string> {
  yield row('head_id:token', 'relation_id:token', 'tail_id:token')
  for (const fact of facts) yield row(...fact)
}

function* linkLines({ entityOf }: GivenGraph): Generator<string> {
  yield row('item_id:token', 'entity_id:token')
  for (const [item, entity] of entityOf) yield row(tokenOf(item), entity)
}

/** Items separated by spaces; by TABs, with one at the end, where an item has a space in its name. */
function itemList(items: readonly ItemId[]): string {
  const tokens = items.map(tokenOf)
  return tokens.some((token) => token.includes(' ')) ? `${tokens.join('\t')}\t` : tokens.join(' ')
}

function row(...cells: readonly string[]): string {
  return `${cells.map(atomicCell).join('\t')}\n`
}

function* joined(lines: Iterable<string>): Generator<string> {
  let waiting: string[] = []
  let length = 0
  for (const line of lines) {
    waiting.push(line)
    length += line.length
    if (length < PIECE) continue
    yield waiting.join('')
    waiting = []
    length = 0
  }
  yield waiting.join('')
}
