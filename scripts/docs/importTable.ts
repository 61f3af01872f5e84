/** The two tables of `src/layers.test.ts`, which way imports may run, as Markdown. */
import { runInNewContext } from 'node:vm'
import ts from 'typescript'
import { code, markdownTable } from './markdown.ts'

/** A list of places as the test writes it: folders and files, and `*words*` for constants that stand for several. */
type Places = string

export interface ImportTables {
  /** A file in … may import …. */
  readonly directions: readonly (readonly [place: string, may: Places])[]
  /** A package may be imported by …. */
  readonly packages: readonly (readonly [name: string, by: Places])[]
  /** What the words in both stand for. */
  readonly words: readonly (readonly [word: string, places: Places])[]
}

/** Reads both tables from the text of the test. @throws Error where one is missing or is not made of strings. */
export function readImportTables(text: string): ImportTables {
  const constants = constantsOf(text)
  const lists = Object.entries(constants).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].includes(', '),
  )
  // The longest first: one word may stand within what another stands for.
  const longest = lists.toSorted(([, a], [, b]) => b.length - a.length)
  const used = new Set<string>()
  const withWords = (places: Places, own?: string): Places =>
    longest.reduce((written, [word, list]) => {
      if (word === own || !written.includes(list)) return written
      used.add(word)
      return written.replace(list, `*${word}*`)
    }, places)
  const tableOf = (name: string) => {
    const table = constants[name]
    if (typeof table !== 'object' || table === null)
      throw new Error(`Expected the table ${name} in layers.test.ts, found none.`)
    return Object.entries(table).map(([row, places]: [string, unknown]) => {
      if (typeof places === 'string') return [row, withWords(places)] as const
      throw new Error(`Expected a list of places for ${row} in ${name}, found ${typeof places}.`)
    })
  }
  const directions = tableOf('directions')
  const packages = tableOf('packages')
  const written = lists.map(([word, list]) => [word, withWords(list, word)] as const)
  const words = written.filter(([word]) => used.has(word)).map(([word, list]) => [`*${word}*`, list] as const)
  return { directions, packages, words }
}

/** The constants that the test begins with, up to the two tables, by name. They import nothing and call nothing. */
function constantsOf(text: string): Readonly<Record<string, unknown>> {
  const source = ts.createSourceFile('layers.test.ts', text, ts.ScriptTarget.Latest, true)
  const statements = source.statements.filter((statement) => ts.isVariableStatement(statement))
  const names = statements.flatMap(({ declarationList }) =>
    declarationList.declarations.map(({ name }) => name.getText()),
  )
  const last = Math.max(names.indexOf('directions'), names.indexOf('packages'))
  const code = statements
    .slice(0, last + 1)
    .map((statement) => statement.getText())
    .join('\n')
  const answer = `;({ ${names.slice(0, last + 1).join(', ')} })`
  return runInNewContext(`${ts.transpile(code, { target: ts.ScriptTarget.ES2024 })}\n${answer}`) as Readonly<
    Record<string, unknown>
  >
}

/** Both tables and what their words stand for. Rows that allow the same share a line. */
export function importTableText({ directions, packages, words }: ImportTables): string {
  return [
    markdownTable(['a file in', 'may import'], joined(directions)),
    markdownTable(['package', 'may be imported by'], joined(packages)),
    words.map(([word, places]) => `- ${word} stands for ${placesText(places)}.`).join('\n'),
  ].join('\n\n')
}

function joined(rows: ImportTables['directions']): readonly (readonly string[])[] {
  return [...Map.groupBy(rows, ([, places]) => places)].map(([places, group]) => [
    group.map(([name]) => code(name)).join(', '),
    placesText(places),
  ])
}

function placesText(places: Places): string {
  return [...new Set(places.split(', '))]
    .map((place) => (place.startsWith('*') ? place : code(place)))
    .join(', ')
}
