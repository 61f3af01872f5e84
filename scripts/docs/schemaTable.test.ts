import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { schemaTable } from './schemaTable.ts'

describe('the table of a schema', () => {
  it('has a row for each field, those of records and lists below it', () => {
    const schema = z.strictObject({
      count: z.int().min(1).max(8).default(2),
      note: z.string().optional(),
      servers: z.array(z.strictObject({ kind: z.enum(['a', 'b']), port: z.number().nullable() })),
    })
    const table = schemaTable(z.toJSONSchema(schema), (path) => `about ${path.join('/')}`)
    expect(table.split('\n').slice(2)).toEqual([
      '| `count` | whole number, 1 to 8 | `2` | about count |',
      '| `note` | text, may be absent |  | about note |',
      '| `servers` | list of record |  | about servers |',
      '| `servers.kind` | `"a"` or `"b"` |  | about servers/kind |',
      '| `servers.port` | number or `null` |  | about servers/port |',
    ])
  })
})
