/** The sources of the product as a parser sees them: every name and every text in them, so that comments do not count. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(import.meta.dirname, '../../../..')

export interface ProductSource {
  /** From the root of the checkout, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Identifiers, and what stands in quotes. */
  readonly words: ReadonlySet<string>
  /** What is called or constructed, as it is written: `shell.openExternal`. */
  readonly calls: readonly string[]
}

/** All files of `src` that are shipped; of Vue files their scripts are parsed. */
export function productSources(): readonly ProductSource[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|vue|html)$/.test(path) && !/\.(test|testing|d)\.ts$/.test(path))
    .map((path) => parsedSource(path, readFileSync(join(root, path), 'utf8')))
}

/** The files in which one of these names or texts occurs. */
export function filesWith(sources: readonly ProductSource[], words: readonly string[]): readonly string[] {
  return sources.filter((source) => words.some((word) => source.words.has(word))).map(({ path }) => path)
}

/** The files that call something whose written name ends like this. */
export function callersOf(sources: readonly ProductSource[], ending: RegExp): readonly string[] {
  return sources.filter(({ calls }) => calls.some((call) => ending.test(call))).map(({ path }) => path)
}

export function parsedSource(path: string, text: string): ProductSource {
  const words = new Set<string>()
  const calls: string[] = []
  const code = path.endsWith('.ts') ? text : scriptsOf(text)
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest)
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) words.add(node.text)
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.push(node.expression.getText(file))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, text, words, calls }
}

function scriptsOf(text: string): string {
  return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, code]) => code).join('\n')
}
