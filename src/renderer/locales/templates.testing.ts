/** The sentence templates that are written out in the code, for the test that each has a translation. */
import ts from 'typescript'

/** What says a template: its first argument is one, or chooses between several. */
const SAYING = ['say', 'inEnglish', 'theme.say', 'waitingFor']

/** Returns the templates of one file, and those of what `counted` counts in it. */
export function templatesIn(text: string): readonly string[] {
  const found: string[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = node.expression.getText()
      const [first, second, third] = node.arguments
      if (SAYING.includes(name) && first) found.push(...literalsOf(first))
      if (name === 'counted' && second) {
        const [noun] = literalsOf(second)
        const [plural = `${noun ?? ''}s`] = third ? literalsOf(third) : []
        if (noun !== undefined) found.push(`{count} ${noun}`, `{count} ${plural}`)
      }
    }
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true))
  return found
}

/** Names in braces, once each and in order. */
export function placesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => String(name)))].sort()
}

function literalsOf(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(literalsOf)
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression)
  // A constant of the same file, or one of those that it holds.
  if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node))
    return literalsOf(node.expression)
  if (ts.isIdentifier(node)) return constantOf(node)
  return []
}

function constantOf(name: ts.Identifier): readonly string[] {
  const found: string[] = []
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !(ts.isPropertyAssignment(node.parent) && node.parent.name === node))
      found.push(node.text)
    ts.forEachChild(node, collect)
  }
  for (const statement of name.getSourceFile().statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name: declared, initializer } of statement.declarationList.declarations)
      if (declared.getText() === name.text && initializer) collect(initializer)
  }
  return found
}
