/** `recnet checks` and `recnet card`: reports on an imported dataset. */
import type { Command } from 'commander'
import { WorkbenchError } from '#shared/errors.ts'
import { cardMarkdown } from '#shared/vocabulary/imports/cardMarkdown.ts'
import { jsonCommand, type Print } from '../jsonCommand.ts'
import type { TerminalWorkbench } from '../terminalWorkbench.ts'
import { checksText } from './checksText.ts'

const NO_CARD =
  'This dataset was imported before there were cards. Import it again from its files to have one.'
const LARGEST_SEED = 4_294_967_295

/** The commands. They change nothing. */
export function reportCommands(workbench: TerminalWorkbench, print: Print): readonly Command[] {
  const checks = jsonCommand(
    'checks <dataset>',
    'Check a dataset for what would make results on it meaningless, such as shortcuts that know nothing of taste.',
  )
    .option(
      '--seed <number>',
      'Seed of sampled candidates, instead of the one by which the candidates of all runs are drawn.',
    )
    .action(async (dataset: string, { json, seed }: { json?: boolean; seed?: string }) => {
      const calls = await workbench.calls()
      const found = await calls['datasets.checks']({
        dataset,
        ...(seed === undefined ? {} : { seed: seedOf(seed) }),
      })
      print(json ? { json } : {}, found, () => checksText(found))
    })
  const card = jsonCommand(
    'card <dataset>',
    'Write the card of a dataset as Markdown: files, how they were read, steps, statistics, licence, notes.',
  ).action(async (dataset: string, options: { json?: boolean }) => {
    const found = await (await workbench.calls())['datasets.card']({ dataset })
    print(options, found, () => (found === null ? NO_CARD : cardMarkdown(found).trimEnd()))
  })
  return [checks, card]
}

function seedOf(text: string): number {
  const seed = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) return seed
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: '--seed',
    expected: `a whole number from 0 to ${LARGEST_SEED}`,
    found: text,
  })
}
