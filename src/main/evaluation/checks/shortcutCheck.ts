/** What the result of a shortcut ranker says of the protocol. */
import { inEnglish } from '#shared/vocabulary/wording/inEnglish.ts'
import type { DatasetCheck, ShortcutId, ShortcutResult } from '#shared/vocabulary/imports/datasetChecks.ts'
import type { RandomBand } from './randomBand.ts'

const ABOVE = {
  'most-popular-first':
    'Popularity alone finds test items here. Report Pop beside every method, and count only what lies above it.',
  'least-popular-first':
    'Rare items are the right answer here more often than chance. Do not compare methods on these candidates: sample negatives anew or take a denser dataset.',
  'unseen-first':
    'That an item is unseen in training gives it away. Do not compare methods on these candidates: take a denser sample or a k-core, or report users with seen test items apart.',
  'longest-title-first':
    'The length of a title gives the test item away. Look at how titles were made, and clean them before a language model reads them.',
} as const satisfies Readonly<Record<ShortcutId, string>>

const FINDING = {
  above:
    'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is above what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.',
  below:
    'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is below what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.',
  within:
    'NDCG@1, @5 and @10 are {one}, {five} and {ten}. At 10 that is within what random orders reach: {floor}, in 95 of 100 cases from {low} to {high}.',
} as const

/** A warning where NDCG@10 lies above the band of random orders, and a note where it lies below. */
export function shortcutCheck({ id, name, mean }: ShortcutResult, { floor, band }: RandomBand): DatasetCheck {
  const value = mean['ndcg@10']
  const { low, high } = band['ndcg@10']
  const place = value > high ? 'above' : value < low ? 'below' : 'within'
  return {
    id,
    title: name,
    level: place === 'above' ? 'warning' : place === 'below' ? 'note' : 'fine',
    finding: inEnglish(FINDING[place], {
      ...{ one: figure(mean['ndcg@1']), five: figure(mean['ndcg@5']), ten: figure(value) },
      ...{ floor: figure(floor['ndcg@10']), low: figure(low), high: figure(high) },
    }),
    advice:
      place === 'above'
        ? inEnglish(ABOVE[id])
        : place === 'below'
          ? inEnglish('The opposite order is better than chance; a method may owe its figures to that.')
          : null,
    numbers: { ...mean, floor: floor['ndcg@10'], low, high },
  }
}

function figure(value: number): string {
  return value.toFixed(4)
}
