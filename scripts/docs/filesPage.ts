/** docs/reference/files.md: what lies in the folder of a run and in the home folder, field by field. */
import { z } from 'zod'
import { ITEM_COLUMNS } from '../../src/main/datasets/texts/readClientTexts.ts'
import { BUNDLE_FILES, HOME_FILES, RUN_FILES, SHIPPED_FILES, type FileFormat } from './formats.ts'
import { fieldList } from './fieldList.ts'
import { blocks, code, generatedNote, markdownTable, prose } from './markdown.ts'
import { schemaTable } from './schemaTable.ts'
import type { SourceField, SourceRecord, SourceTypes } from './sourceTypes.ts'

export function filesPage(types: SourceTypes): string {
  const formats = [...RUN_FILES, ...BUNDLE_FILES, ...HOME_FILES, ...SHIPPED_FILES]
  const shown = formats.flatMap(({ type, lines }) => [...(type ? [type] : []), ...(lines ?? [])])
  const described = new Set([...shown, ...formats.flatMap(({ schema }) => schema?.type ?? [])])
  return blocks(
    generatedNote('the schemas and types of `src/shared` and `scripts/docs/formats.ts`'),
    '# Files',
    'All files are UTF-8. JSON files are replaced as a whole, so that a crash leaves the old or the new one. Fields of records stand below them with a dot.',
    '## The folder of a run',
    ...RUN_FILES.flatMap((format) => sectionOf(format, types)),
    '## A bundle',
    'A bundle is a ZIP archive with these files ([bundles](../reproducing.md#giving-runs-away-bundles)).',
    ...BUNDLE_FILES.flatMap((format) => sectionOf(format, types)),
    '## The home folder',
    'It is `~/.recnet-workbench`, unless the environment variable `RECNET_HOME` or the option `--home` names another.',
    ...HOME_FILES.flatMap((format) => sectionOf(format, types)),
    '## What ships with the workbench',
    ...SHIPPED_FILES.flatMap((format) => sectionOf(format, types)),
    '## Files of datasets',
    'A dataset is a folder of tab-separated files whose first line is a header of `name:type` cells. The chapter on [data](../data.md) describes both forms. The first of these columns that a file has is the one that counts:',
    markdownTable(
      ['of `<name>.item`', 'columns'],
      Object.entries(ITEM_COLUMNS).map(([part, columns]) => [part, columns.map(code).join(', ')]),
    ),
    '## Records',
    'Types that the tables above name, as the sources write them.',
    ...types
      .closure(shown)
      .filter(({ name }) => !described.has(name))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(recordText),
  )
}

function sectionOf({ name, about, schema, type, lines }: FileFormat, types: SourceTypes): readonly string[] {
  return [
    `### ${code(name)}`,
    about,
    schema
      ? schemaTable(z.toJSONSchema(schema.of, { unrepresentable: 'any' }), (path) =>
          schema.type === undefined ? '' : types.help(schema.type, path),
        )
      : '',
    type === undefined ? '' : fieldTable(types.record(type).fields),
    ...(lines ?? []).flatMap((union) =>
      types
        .members(union, 'type')
        .flatMap(({ tag, help, fields }) => [
          [`**${code(tag)}**`, prose(help)].filter((text) => text !== '').join(': '),
          fieldTable(fields),
        ]),
    ),
  ]
}

function recordText({ name, help, fields, text }: SourceRecord): string {
  const about = fields.length > 0 ? prose(help) : [code(text), prose(help)].filter(Boolean).join('. ')
  return blocks([`**${code(name)}**`, about].filter(Boolean).join(': '), fieldTable(fields)).trimEnd()
}

function fieldTable(fields: readonly SourceField[]): string {
  if (fields.length === 0) return ''
  if (fields.every(({ help }) => help === '')) return `Fields: ${fieldList(fields)}.`
  return markdownTable(
    ['field', 'type', 'meaning'],
    fields.map(({ name, type, optional, help }) => [
      code(name),
      `${code(type)}${optional ? ', may be absent' : ''}`,
      prose(help),
    ]),
  )
}
