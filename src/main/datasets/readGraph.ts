/** Reads a knowledge graph in RecBole's form: facts in a `.kg` file, and in a `.link` file which entity is which item (§2.1). */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { Fact, GivenGraph } from '#shared/vocabulary/datasets.ts'
import { toItemId, type ItemId } from '#shared/vocabulary/ids.ts'
import { cellOf, readAtomicFile } from './atomic/readAtomicFile.ts'
import type { GraphFiles } from './datasetFiles.ts'
import type { RowIssues } from './rows/rowIssues.ts'

/**
 * Reads the links of the items that `wanted` names, and the facts about their entities; a fact counts once. Rows that cannot
 * be read are rejected in `issues`.
 */
export async function readGraph(
  files: GraphFiles,
  wanted: (item: ItemId) => boolean,
  issues: RowIssues,
): Promise<GivenGraph> {
  const entityOf = new Map<ItemId, string>()
  for await (const row of readAtomicFile(files.link, { required: [['item_id'], ['entity_id']] }, issues)) {
    const item = toItemId(cellOf(row, 'item_id'))
    if (wanted(item) && !entityOf.has(item)) entityOf.set(item, cellOf(row, 'entity_id'))
  }
  const linked = new Set(entityOf.values())
  const facts = new Map<string, Fact>()
  let all = 0
  for await (const row of readAtomicFile(files.kg, { required: KG_COLUMNS }, issues)) {
    all++
    const fact = [cellOf(row, 'head_id'), cellOf(row, 'relation_id'), cellOf(row, 'tail_id')] as const
    if (linked.has(fact[0]) || linked.has(fact[2])) facts.set(JSON.stringify(fact), fact)
  }
  const count = (number: number): string => number.toLocaleString('en')
  issues.note(
    inEnglish(
      '{file}: {facts} of {all} facts are about the {items} items that {link} links; the others were left out.',
      {
        ...{ file: files.kg.name, facts: count(facts.size), all: count(all) },
        ...{ items: count(entityOf.size), link: files.link.name },
      },
    ),
  )
  return { facts: [...facts.values()], entityOf }
}

const KG_COLUMNS = [['head_id'], ['relation_id'], ['tail_id']]
