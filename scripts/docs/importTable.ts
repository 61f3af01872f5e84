/** The two tables of `src/layers.test.ts`, which way imports may run, as Markdown. */
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
  const source = ts.createSourceFile('layers.test.ts', text, ts.ScriptTarget.Latest, true)
  const constants = new Map<string, ts.Expression>()
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations)
      if (ts.isIdentifier(name) && initializer) constants.set(name.text, initializer)
  }
  const words = new Map<string, Places>()
  const placesIn = (node: ts.Expression): Places => {
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isTemplateExpression(node))
      return (
        node.head.text +
        node.templateSpans.map((span) => placesIn(span.expression) + span.literal.text).join('')
      )
    const named = ts.isIdentifier(node) ? constants.get(node.text) : undefined
    if (!named) throw new Error(`Expected a string in the tables of layers.test.ts, found ${node.getText()}.`)
    const places = placesIn(named)
    // A constant for one place is shown as the place; one for several as the word that the test has for them.
    if (!places.includes(', ')) return places
    const word = `*${node.getText()}*`
    words.set(word, places)
    return word
  }
  const tableOf = (name: string): readonly (readonly [string, Places])[] => {
    const table = constants.get(name)
    if (!table || !ts.isObjectLiteralExpression(table))
      throw new Error(`Expected the table ${name} in layers.test.ts, found none.`)
    return table.properties.map((row) => {
      if (ts.isPropertyAssignment(row) && !ts.isComputedPropertyName(row.name))
        return [row.name.text, placesIn(row.initializer)]
      throw new Error(`Expected a row with a name in ${name}, found ${row.getText()}.`)
    })
  }
  return { directions: tableOf('directions'), packages: tableOf('packages'), words: [...words] }
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
