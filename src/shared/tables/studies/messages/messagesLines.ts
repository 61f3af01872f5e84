/** What the report on messages says in sentences, block by block. */
import type { MessagesReport } from '../../../vocabulary/studies/messagesReport.ts'

/** Returns the study, and for each block its seeds, what it supports and how it is made; then what is missing. */
export function messagesLines({ study, title, blocks, notes }: MessagesReport): readonly string[] {
  return [
    `${title} (study ${study}).`,
    ...blocks.flatMap(({ dataset, model, row, seeds, summary, notes: own }) => [
      `${dataset}, ${model}, ${row}, seeds ${seeds.map(({ seed }) => seed).join(', ')}.`,
      ...summary,
      ...own,
    ]),
    ...notes,
  ]
}
