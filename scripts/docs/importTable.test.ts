import { describe, expect, it } from 'vitest'
import { importTableText, readImportTables } from './importTable.ts'

const TEST = `
const ports = 'main/ports'
const both = [ports, 'main/models'].join(', ')
const directions = { shared: 'shared', 'main/a': \`shared, \${both}\`, 'main/b': \`shared, \${both}\` }
const packages = { zod: both, vue: 'renderer/ui' }
`

describe('the import table', () => {
  it('is read from the test with the words that it uses', () => {
    expect(readImportTables(TEST)).toEqual({
      directions: [
        ['shared', 'shared'],
        ['main/a', 'shared, *both*'],
        ['main/b', 'shared, *both*'],
      ],
      packages: [
        ['zod', '*both*'],
        ['vue', 'renderer/ui'],
      ],
      words: [['*both*', 'main/ports, main/models']],
    })
  })

  it('joins rows that allow the same and says what its words stand for', () => {
    const text = importTableText(readImportTables(TEST))
    expect(text).toContain('| `main/a`, `main/b` | `shared`, *both* |')
    expect(text).toContain('| `zod` | *both* |')
    expect(text).toContain('- *both* stands for `main/ports`, `main/models`.')
  })

  it('refuses a test whose tables it cannot read', () => {
    expect(() => readImportTables('const directions = {}')).toThrow('Expected the table packages')
    expect(() => readImportTables('const packages = {}\nconst directions = { a: 1 }')).toThrow(
      'Expected a list of places for a in directions, found number.',
    )
  })
})
