/** The file of a study as text: read from YAML or JSON, which YAML contains, and written as YAML. */
import { isNode, isScalar, LineCounter, parseDocument, stringify, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { WorkbenchError } from '#shared/errors.ts'
import type { StudyIssue } from '#shared/errors/errorDetails.ts'
import { studyFile, type AskedStudy, type StudyFile } from '#shared/vocabulary/studies/studyFile.ts'
import { tooDeepAt } from './tooDeepAt.ts'

type Issue = z.core.$ZodIssue

/** Most nodes that aliases may stand for: a short text with many of them could else stand for a very long one. */
const ALIASES = 100
/** Most faults that are told at once. */
const ISSUES = 20
/** Deepest nesting that is read. A study has five levels; the parser goes down by calls of itself. */
const DEPTH = 50
const WHOLE = 'the study'

/** Reads a study. @throws WorkbenchError `study-invalid` with line and column of each fault. */
export function readStudyText(text: string): StudyFile {
  const lines = new LineCounter()
  const deep = tooDeepAt(text, DEPTH)
  if (deep !== null) throw tooDeep(deep)
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  if (document.errors.length > 0)
    throw invalid(
      document.errors.map(({ pos: [start], message }) => ({
        ...placeOf(lines, start),
        path: WHOLE,
        expected: 'YAML or JSON',
        found: message.replaceAll(/\s+/g, ' '),
      })),
    )
  const unsafe = prototypeKeys(document).map((start) => ({
    ...placeOf(lines, start),
    path: '__proto__',
    expected: 'a field that belongs there',
    found: '__proto__',
  }))
  if (unsafe.length > 0) throw invalid(unsafe)
  const value = valueOf(document)
  const parsed = studyFile.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map((issue) => issueOf(issue, { document, lines, value })))
}

/** Writes a study as YAML, without what is at its default. */
export function writeStudyText(file: StudyFile): string {
  return stringify(askedStudy(file), { lineWidth: 0, flowCollectionPadding: false })
}

/** The file as short as it can be said. */
function askedStudy(file: StudyFile): AskedStudy {
  const { format, title, kind, datasets, rows, models, settings, sweeps } = file
  const least: AskedStudy = { format, title, datasets: [...datasets], rows: ['RecNet'] }
  const defaults = studyFile.parse(least)
  const shortRows = rows.map((row) => {
    if (typeof row === 'string') return row
    const own = Object.keys(row.settings).length === 0 ? {} : { settings: row.settings }
    const named = row.label === undefined || row.label === row.variant ? {} : { label: row.label }
    return Object.keys({ ...own, ...named }).length === 0 ? row.variant : { ...named, variant: row.variant, ...own } // prettier-ignore
  })
  const all: AskedStudy = {
    ...file,
    kind,
    datasets: [...datasets],
    rows: shortRows,
    models,
    settings,
    sweeps,
  }
  const kept = Object.entries(all).filter(([name, value]) => {
    const isDefault = JSON.stringify(value) === JSON.stringify(Reflect.get(defaults, name))
    return value !== undefined && (name in least || !isDefault)
  })
  // Only entries at their defaults were left out.
  return Object.fromEntries(kept) as AskedStudy
}

/** Where a key is `__proto__`, which a record in JavaScript would take for something else than a field. */
function prototypeKeys(document: Document): readonly (number | null)[] {
  const found: (number | null)[] = []
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') found.push(key.range?.[0] ?? null)
    },
  })
  return found
}

function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIASES })
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    throw invalid([{ line: 0, column: 0, path: WHOLE, expected: 'few aliases', found }])
  }
}

interface Read {
  readonly document: Document
  readonly lines: LineCounter
  readonly value: unknown
}

function issueOf(told: Issue, { document, lines, value }: Read): StudyIssue {
  const issue = deepest(told)
  // An unknown key is a fault of the record that has it; the key itself is where it is.
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const path = [...issue.path, ...unknown]
  const found = path.reduce<unknown>((part, key) => (isRecord(part) ? part[String(key)] : undefined), value)
  return {
    ...placeOf(lines, startOf(document, path)),
    path: path.map(String).join('.') || WHOLE,
    expected: unknown.length > 0 ? 'a field that belongs there' : expectedBy(issue.message),
    found: found === undefined ? 'nothing' : shortened(foundText(found)),
  }
}

/** Of the faults of several forms, the one that came furthest tells most. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flatMap(([first]) => (first ? [deepest(first)] : []))
  const isOfKind = ({ code }: Issue) => (code === 'invalid_type' ? 0 : 1)
  const [best] = inner.toSorted((a, b) => b.path.length - a.path.length || isOfKind(b) - isOfKind(a))
  return best ? { ...best, path: [...issue.path, ...best.path] } : issue
}

/** The words after “expected” in a sentence such as `Invalid input: expected number, received string`. */
function expectedBy(message: string): string {
  const [, expected = message] = /expected (.*?)(?:, received .*)?$/.exec(message) ?? []
  return expected
}

/** The place of the node at a path, or of the nearest one above that is there. */
function startOf(document: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length--) {
    const keys = path.slice(0, length).map((key) => (typeof key === 'symbol' ? String(key) : key))
    const node: unknown = document.getIn(keys, true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return null
}

function placeOf(lines: LineCounter, offset: number | null): Pick<StudyIssue, 'line' | 'column'> {
  if (offset === null) return { line: 0, column: 0 }
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** JSON has no word for numbers such as .nan. */
function foundText(found: unknown): string {
  return typeof found === 'number' ? String(found) : JSON.stringify(found)
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function tooDeep(place: { readonly line: number; readonly column: number }): WorkbenchError {
  return invalid([{ ...place, path: WHOLE, expected: `at most ${DEPTH} levels`, found: 'more' }])
}

function invalid(issues: readonly StudyIssue[]): WorkbenchError {
  return new WorkbenchError({ code: 'study-invalid', issues: issues.slice(0, ISSUES) })
}
