/** Calls by prompt and method, as means over seeds. */
import type { DataTable } from '#shared/tables/dataTable.ts'
import type { StudyBlock } from '#shared/vocabulary/studies/studyResults.ts'

/** Returns one row for each prompt that any method of the block asked; a dash where a method did not. */
export function promptCallsTable({ rows }: Pick<StudyBlock, 'rows'>): DataTable {
  const asked = rows.filter(({ cost }) => cost !== null)
  const prompts = [...new Set(asked.flatMap(({ cost }) => Object.keys(cost?.calls ?? {})))]
  return {
    columns: [
      { key: 'prompt', label: 'Prompt', kind: 'text' },
      ...asked.flatMap(({ name }) => [
        { key: `calls ${name}`, label: 'calls', kind: 'number' as const, decimals: 0, group: name },
        { key: `sent ${name}`, label: 'tokens sent', kind: 'number' as const, decimals: 0, group: name },
        { key: `written ${name}`, label: 'written', kind: 'number' as const, decimals: 0, group: name },
      ]),
    ],
    rows: prompts.map((prompt) => ({
      prompt,
      ...Object.fromEntries(
        asked.flatMap(({ name, cost }) => {
          const calls = cost?.calls[prompt]
          return [
            [`calls ${name}`, calls?.calls ?? null],
            [`sent ${name}`, calls?.promptTokens ?? null],
            [`written ${name}`, calls?.replyTokens ?? null],
          ]
        }),
      ),
    })),
    marks: [],
  }
}
