/** Whether a path or a file name that a document names exists. */
import { posix } from 'node:path'
import type { Problem } from './commandMentions.ts'
import { anchorsOf, type DocumentPart } from './markdownDocument.ts'

export interface KnownPaths {
  /** Every file of the repository, with slashes, relative to its root. */
  readonly files: ReadonlySet<string>
  /** Names of files that the workbench writes or reads at run time: `manifest.json`, `models/`. */
  readonly runtime: ReadonlySet<string>
  readonly read: (file: string) => string
}

/** Where a path in a document may begin, besides the folder of the document. */
const BASES = ['', 'src', 'src/main', 'src/renderer']
const FILE = /\.(ts|vue|mjs|cjs|js|css|html|md|yml|json|jsonl|svg|png)$/
/** Left to right as in a shell: one of several, any, or a word that the reader fills in. */
const OPEN = /[<>*…]/

/** One sentence for each path of this part that leads nowhere. `document` is the path of the document. */
export function pathProblems(part: DocumentPart, document: string, known: KnownPaths): readonly Problem[] {
  const { kind, text, line } = part
  if (kind === 'link') return linkProblems(text, document, known).map((problem) => ({ line, problem }))
  const named =
    kind === 'code'
      ? expanded(text).map((path) => ({ path, line }))
      : text.split('\n').flatMap((row, index) =>
          // In drawings and listings only what is surely a source is held.
          (row.match(/[\w./-]+\.(?:ts|vue|mjs)\b/g) ?? []).map((path) => ({ path, line: line + index })),
        )
  return named
    .filter(({ path }) => isPath(path, known) && !leadsSomewhere(path, document, known))
    .map(({ path, line: at }) => ({ line: at, problem: `there is no ${path}` }))
}

function linkProblems(target: string, document: string, known: KnownPaths): readonly string[] {
  if (/^[a-z]+:/.test(target)) return []
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? document : posix.join(posix.dirname(document), path)
  if (!exists(file, known)) return [`the link to ${target} leads nowhere`]
  if (anchor === undefined || !file.endsWith('.md')) return []
  return anchorsOf(known.read(file)).has(anchor) ? [] : [`${file} has no heading for #${anchor}`]
}

/** `a/{b, c}.ts` as `a/b.ts` and `a/c.ts`. */
function expanded(text: string): readonly string[] {
  const braces = /^([^{}]*)\{([^{}]*)\}([^{}]*)$/.exec(text)
  if (!braces) return [text]
  const [, before = '', inside = '', after = ''] = braces
  return inside.split(',').map((one) => `${before}${one.trim()}${after}`)
}

/** Surely a path: it has the ending of a file, or begins with a folder of the repository. */
function isPath(text: string, { files, runtime }: KnownPaths): boolean {
  if ((text.startsWith('.') && FILE.test(text)) || !/^#?[\w.@<>*…-]+(\/[\w.@<>*…-]*)*$/.test(text))
    return false
  const [top = ''] = text.split('/')
  if (runtime.has(text) || runtime.has(`${text}/`)) return false
  if (FILE.test(text)) return !runtime.has(posix.basename(text)) && !OPEN.test(top)
  if (!text.includes('/') || runtime.has(`${top}/`)) return false
  return BASES.some((base) => hasFolder(posix.join(base, top.replace('#', '')), files))
}

function leadsSomewhere(text: string, document: string, known: KnownPaths): boolean {
  const parts = text.replace('#', '').split('/')
  const open = parts.findIndex((part) => OPEN.test(part))
  const path = (open === -1 ? parts : parts.slice(0, open)).join('/')
  if (!path.includes('/') && open === -1)
    return [...known.files].some((file) => posix.basename(file) === path) || anywhere(path, document, known)
  return anywhere(path, document, known)
}

function anywhere(path: string, document: string, known: KnownPaths): boolean {
  return [...BASES, posix.dirname(document)].some((base) => exists(posix.join(base, path), known))
}

/** A file, a folder, or a source without its ending. */
function exists(path: string, { files }: KnownPaths): boolean {
  const plain = path.replace(/\/$/, '')
  return [plain, `${plain}.ts`, `${plain}.vue`].some((file) => files.has(file)) || hasFolder(plain, files)
}

function hasFolder(path: string, files: ReadonlySet<string>): boolean {
  if (path === '' || path === '.') return true
  for (const file of files) if (file.startsWith(`${path}/`)) return true
  return false
}
