/** Holds what an import found against what the raw files were made of. */
import type { ExpectedCounts } from '../rawAmazon/expectedCounts.ts'
import type { MeasuredImport } from './measuredImport.ts'

/** Returns what differs, each in words; nothing where all counts are as they were constructed. */
export function differencesFrom(
  expected: ExpectedCounts,
  { steps, rejectedRows }: MeasuredImport,
): readonly string[] {
  const titled = steps.some(({ step }) => step === 'titles') ? 'clean' : 'any'
  const wanted = { read: expected.read, 'k-core': expected.fiveCore[titled] }
  const bad = expected.badReviews.lines + expected.items.bad
  const differences = Object.entries(wanted).flatMap(([step, counts]) => {
    const found = steps.find((one) => one.step === step)
    if (found === undefined) return []
    return (['users', 'items', 'interactions'] as const).flatMap((name) =>
      found[name] === counts[name] ? [] : [`${step}: ${found[name]} ${name}, expected ${counts[name]}`],
    )
  })
  return rejectedRows === bad
    ? differences
    : [...differences, `${rejectedRows} rejected rows, expected ${bad}`]
}
