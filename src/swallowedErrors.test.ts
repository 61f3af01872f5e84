/** No error is swallowed in silence: whoever catches one uses it, or says in a sentence why nothing is lost. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Fewer words than this give no reason. */
const FEWEST_WORDS = 4
const root = fileURLToPath(new URL('.', import.meta.url))
const product = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|vue)$/.test(file) && !/\.(test|testing|d)\.ts$/.test(file))

describe('a catch', () => {
  it('counts as silent where it neither uses the error nor gives a reason', () => {
    expect(silentIn('try { a() } catch { b() }')).toEqual([1])
    expect(silentIn('try { a() } catch (error) { b() }')).toEqual([1])
    expect(silentIn('a().catch(() => undefined)\na().catch((error) => null)')).toEqual([1, 2])
    expect(silentIn('a().then(b, () => 0)\na().catch(function () {})')).toEqual([1, 2])
    expect(silentIn('// Sorry.\na().catch(() => 0)')).toEqual([2])
    expect(
      silentIn('// eslint-disable-next-line a-rule another-rule third-rule\na().catch(() => 0)'),
    ).toEqual([2])
    expect(silentIn('// A sentence about another statement.\nb()\na().catch(() => 0)')).toEqual([3])
  })

  it('is heard where it uses the error, hands it on, or gives a reason inside or directly above', () => {
    expect(silentIn('try { a() } catch (error) { log(error) }')).toEqual([])
    expect(silentIn('a().catch((error) => log(error))\na().catch(({ code }) => code)')).toEqual([])
    expect(silentIn('a().catch(ifAbsent(null))\na().catch(fail)\nschema.catch(null)')).toEqual([])
    expect(silentIn('try { a() } catch {\n// A full disk must not end this.\n}')).toEqual([])
    expect(silentIn('// The caller hears of it itself.\nlast = a().catch(() => 0)')).toEqual([])
    expect(silentIn('// The caller hears of it itself.\nfor (const a of b) a.catch(() => 0)')).toEqual([])
    expect(silentIn('const x = {\n// The caller hears of it itself.\na: b().catch(() => 0) }')).toEqual([])
    expect(silentIn('/** The caller hears of it itself. */\nconst a = () => b().catch(() => 0)')).toEqual([])
  })

  it('is nowhere silent', () => {
    expect(product.length).toBeGreaterThan(0)
    const silent = product.flatMap((file) =>
      silentIn(scriptOf(file, readFileSync(root + file, 'utf8'))).map((line) => `src/${file}:${line}`),
    )
    expect(silent).toEqual([])
  })
})

/** Lines of what catches an error and drops it: `catch` clauses, `.catch(…)`, and the second function of `.then(…)`. */
function silentIn(code: string): number[] {
  const source = ts.createSourceFile('x.ts', code, ts.ScriptTarget.Latest, true)
  const lines: number[] = []
  const visit = (node: ts.Node): void => {
    const caught = ts.isCatchClause(node) ? node : handlerOf(node)
    if (caught && !usesError(caught) && !hasReason(caught, source))
      lines.push(source.getLineAndCharacterOfPosition(caught.getStart()).line + 1)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lines
}

type Handler = ts.ArrowFunction | ts.FunctionExpression

/** The function for errors that is written in this call; one that is named elsewhere gets the error and is judged there. */
function handlerOf(node: ts.Node): Handler | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null
  const place = ['catch', 'then'].indexOf(node.expression.name.text)
  const handler = node.arguments[place]
  return handler && (ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) ? handler : null
}

function usesError(caught: ts.CatchClause | Handler): boolean {
  const error = ts.isCatchClause(caught) ? caught.variableDeclaration?.name : caught.parameters[0]?.name
  const body = ts.isCatchClause(caught) ? caught.block : caught.body
  if (!error) return false
  const names = ts.isIdentifier(error) ? [error.text] : error.getText().match(/\w+/g)
  const mentions = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && names?.includes(node.text) === true) ||
    ts.forEachChild(node, (child) => mentions(child) || undefined) === true
  return mentions(body)
}

/** Within the clause or the function, or above it, up to the statement in which it stands. */
function hasReason(caught: ts.CatchClause | Handler, source: ts.SourceFile): boolean {
  const texts: string[] = caught.getText().match(/\/\/.*|\/\*[^]*?\*\//g) ?? []
  let around: ts.Node = ts.isCatchClause(caught) ? caught.parent : caught
  for (let ended = false; !ended; around = around.parent) {
    const above = ts.getLeadingCommentRanges(source.text, around.getFullStart()) ?? []
    texts.push(...above.map(({ pos, end }) => source.text.slice(pos, end)))
    ended = isPlaced(around)
  }
  return texts.some(
    (text) =>
      !/eslint-|prettier-ignore|@ts-/.test(text) &&
      (text.match(/[A-Za-z]{2,}/g) ?? []).length >= FEWEST_WORDS,
  )
}

/** A comment stands above a statement of a block, not above the one statement of an `if` or a loop. */
function isPlaced(node: ts.Node): boolean {
  if (ts.isClassElement(node)) return true
  return (
    ts.isStatement(node) && !ts.isBlock(node) && (ts.isBlock(node.parent) || ts.isSourceFile(node.parent))
  )
}

/** The scripts of a component, on the lines on which they stand. */
function scriptOf(file: string, text: string): string {
  const outside = /^[^]*?<script[^>]*>|<\/script>[^]*?(<script[^>]*>|$)/g
  return file.endsWith('.vue') ? text.replace(outside, (part) => part.replace(/[^\n]/g, ' ')) : text
}
