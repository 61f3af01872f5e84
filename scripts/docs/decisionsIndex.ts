/** docs/decisions/README.md: every decision with its date, from the files themselves. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { blocks, generatedNote, markdownTable } from './markdown.ts'

/** @throws Error where a file is not called `<number>-<name>.md`, or does not begin with number, title and date. */
export async function decisionsIndex(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name !== 'README.md').sort()
  const rows = await Promise.all(
    names.map(async (name) => rowOf(name, await readFile(join(folder, name), 'utf8'))),
  )
  const twice = rows.find(([number], index) => rows.findIndex(([other]) => other === number) < index)
  if (twice)
    throw new Error(
      `docs/decisions: expected a number of its own for ${twice[2]}, found a second ${twice[0]}.`,
    )
  return blocks(
    generatedNote('the files of this folder'),
    '# Decisions',
    'A choice that another person could have made otherwise has a file here: its date, the choice, the reason, and what would change our mind. A later decision that replaces an earlier one says so in both. The answers to what the paper leaves open are in [the method](../method.md).',
    markdownTable(['no.', 'date', 'decision'], rows),
  )
}

function rowOf(name: string, text: string): readonly string[] {
  const [, number = '', title = '', date = ''] =
    /^# (\d+)\. (.+)\n\nDate: (\d{4}-\d\d-\d\d)\n/.exec(text) ?? []
  if (/^\d{4}-[a-z0-9-]+\.md$/.test(name) && Number(name.slice(0, 4)) === Number(number))
    return [number, date, `[${title}](${name})`]
  throw new Error(
    `docs/decisions/${name}: expected the name <number>-<name>.md with four digits, and “# <number>. <title>” and “Date: <date>” at its head, found something else.`,
  )
}
