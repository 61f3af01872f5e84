import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toItemId, toUserId } from '#shared/vocabulary/ids.ts'
import type { Preprocessing } from '#shared/vocabulary/imports/preprocessing.ts'
import { leaveOneOut } from './leaveOneOut.ts'
import { RowIssues } from './rows/rowIssues.ts'
import { atomicContent, catalogue, collected } from './datasets.testing.ts'
import { textFile } from './textFiles.ts'

function historyOf(...tokens: readonly string[]) {
  return { user: toUserId('a'), items: tokens.map(toItemId), timestamps: tokens.map((_, index) => index) }
}

describe('leaveOneOut', () => {
  it('tests on the last item, validates on the one before and trains on the rest', () => {
    expect(leaveOneOut(historyOf('1', '2', '3', '4'))).toEqual({
      user: 'u:a',
      train: ['i:1', 'i:2'],
      trainTimestamps: [0, 1],
      validation: 'i:3',
      test: 'i:4',
    })
  })

  it('lets one item train, and of two items the last one test', () => {
    expect(leaveOneOut(historyOf('1'))).toMatchObject({ train: ['i:1'], validation: null, test: null })
    expect(leaveOneOut(historyOf('1', '2'))).toMatchObject({ train: ['i:1'], validation: null, test: 'i:2' })
  })

  const goldens = '/work/shared/goldens'
  type Part = readonly { readonly item: string }[]
  type Users = Record<string, { readonly train: Part; readonly valid: Part; readonly test: Part }>

  interface Golden {
    readonly variants: Record<string, { readonly users: Users; readonly users_with_stable_sort?: Users }>
  }

  it.skipIf(!existsSync(goldens)).each([
    ['no_dedup_nofilter', 'keep'],
    ['dedup_first_nofilter', 'first'],
  ] as readonly (readonly [string, Preprocessing['duplicates']])[])(
    'splits as the reference %s does (skipped without the reference folder)',
    async (variant, duplicates) => {
      const inter = textFile('kcore.inter', readFileSync(`${goldens}/kcore-input.inter`, 'utf8'))
      const tokens = new Set((await collected(inter.lines())).flatMap((line) => line.split('\t')[1] ?? []))
      const files = { inter, item: catalogue(...tokens), user: null, random: null }
      const { histories } = await atomicContent(files, new RowIssues(), { duplicates })
      const golden = (JSON.parse(readFileSync(`${goldens}/leave-one-out-expected.json`, 'utf8')) as Golden)
        .variants[variant]!
      const users: Users = { ...golden.users, ...golden.users_with_stable_sort }
      const ids = (part: Part) => part.map(({ item }) => toItemId(item))
      const expected = Object.entries(users).map(([user, { train, valid, test }]) => {
        return [toUserId(user), ids(train), ids(valid), ids(test)]
      })
      const found = histories.map(leaveOneOut).map(({ user, train, validation, test }) => {
        return [user, train, validation === null ? [] : [validation], test === null ? [] : [test]]
      })
      expect(new Map(found.map((row) => [row[0], row]))).toEqual(
        new Map(expected.map((row) => [row[0], row])),
      )
    },
  )
})
