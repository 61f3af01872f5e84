import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keptRows, tableOf, type Row } from './preprocessing.testing.ts'

const shared = process.env['RECNET_SHARED'] ?? join(process.cwd(), '..', 'shared')
const goldens = join(shared, 'goldens')

const VARIANTS = [
  ['no_dedup', 'keep'],
  ['dedup_first', 'first'],
  ['dedup_last', 'last'],
] as const

interface CoreGolden {
  readonly kept_rows_sorted: readonly number[]
  readonly users: Readonly<Record<string, number>>
  readonly items: Readonly<Record<string, number>>
}

type Part = readonly { readonly row: number }[]
type Splits = Readonly<Record<string, { readonly train: Part; readonly valid: Part; readonly test: Part }>>

interface SplitGolden {
  readonly users: Splits
  readonly users_with_stable_sort?: Splits
}

describe.skipIf(!existsSync(goldens))(
  'preprocessing against RecBole (skipped without the folder of reference results)',
  () => {
    const text = (file: string) => (existsSync(goldens) ? readFileSync(join(goldens, file), 'utf8') : '')
    const rowsIn = (file: string) =>
      text(file)
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line): Row => {
          const [user = '', item = '', time] = line.split('\t')
          return [user, item, Number(time)]
        })
    const variantsIn = <Golden>(file: string) =>
      (JSON.parse(text(file)) as { variants: Record<string, Golden> }).variants
    const rows = rowsIn('kcore-input.inter')
    const table = tableOf(rows)

    it.each(VARIANTS)('has the five-core of %s', (variant, duplicates) => {
      const golden = variantsIn<CoreGolden>('kcore-expected.json')[variant]!
      const kept = keptRows(table, { duplicates, kCore: 5 })
      expect([...kept].sort((a, b) => a - b)).toEqual(golden.kept_rows_sorted)
      const counts = (column: 0 | 1) =>
        Object.fromEntries(
          Object.entries(Object.groupBy(kept, (row) => rows[row]![column])).map(([key, all]) => [
            key,
            all!.length,
          ]),
        )
      expect(counts(0)).toEqual(golden.users)
      expect(counts(1)).toEqual(golden.items)
    })

    it.each(
      VARIANTS.flatMap(
        ([name, duplicates]) =>
          [
            [`${name}_kcore5`, duplicates, 5],
            [`${name}_nofilter`, duplicates, 0],
          ] as const,
      ),
    )('has the histories of leave-one-out of %s', (variant, duplicates, k) => {
      const { users, users_with_stable_sort: stable } = variantsIn<SplitGolden>(
        'leave-one-out-expected.json',
      )[variant]!
      const found = Object.groupBy(keptRows(table, { duplicates, kCore: k }), (row) => rows[row]![0])
      const expected = Object.entries({ ...users, ...stable }).map(([user, { train, valid, test }]) => [
        user,
        [...train, ...valid, ...test].map(({ row }) => row),
      ])
      expect({ ...found }).toEqual(Object.fromEntries(expected))
    })

    it('orders Unix seconds that 32-bit numbers cannot tell apart', () => {
      const seconds = rowsIn('float32-quirk.inter')
      const kept = keptRows(tableOf(seconds), {})
      kept.forEach((row, place) => {
        const [user, , time] = seconds[row]!
        const [previous, , before] = seconds[kept[place - 1] ?? row]!
        if (user === previous) expect(time!).toBeGreaterThanOrEqual(before!)
      })
    })
  },
)
