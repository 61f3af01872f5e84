/** The tables of a stored dataset. Every row has an ordinal, because LanceDB tables keep no order. */
import { Bool, Field, Float64, Int32, List, Schema, Utf8 } from 'apache-arrow'
import type { DataType } from 'apache-arrow'

/** The tables of one dataset. */
export type TableName = 'summary' | 'items' | 'users' | 'histories' | 'negatives' | 'facts' | 'links'

const text = new Utf8()
const count = new Int32()
const itemNumbers = new List(new Field('item', new Int32(), false))

/** Columns that may lack a value. */
const NULLABLE: ReadonlySet<string> = new Set(['times'])

/**
 * The schema of each table. Items of histories and negatives are the ordinals of items. What is searched is kept in lower case:
 * the title of an item, and its token with its category; the token of a user with its text. Schemas are explicit, because
 * they cannot be inferred from a table without rows or with nulls only.
 */
export const TABLES: Readonly<Record<TableName, Schema>> = {
  summary: schemaOf({
    name: text,
    domainWord: text,
    users: count,
    items: count,
    interactions: count,
    sparsity: new Float64(),
    hash: text,
    source: text,
    givenCandidates: new Bool(),
    notes: new List(new Field('item', new Utf8(), true)),
  }),
  items: schemaOf({
    id: text,
    title: text,
    category: text,
    description: text,
    interactions: count,
    searchedTitle: text,
    searched: text,
  }),
  users: schemaOf({ id: text, text }),
  histories: schemaOf({
    user: text,
    items: itemNumbers,
    times: new List(new Field('item', new Float64(), false)),
    searched: text,
  }),
  negatives: schemaOf({ user: text, items: itemNumbers }),
  facts: schemaOf({ head: text, relation: text, tail: text }),
  links: schemaOf({ item: text, entity: text }),
}

function schemaOf(columns: Readonly<Record<string, DataType>>): Schema {
  const fields = Object.entries(columns).map(([name, type]) => new Field(name, type, NULLABLE.has(name)))
  return new Schema([new Field('ordinal', count, false), ...fields])
}
