/** Types of the sources as the compiler reads them: their fields, how each is written, and what its comment says. */
import { join } from 'node:path'
import ts from 'typescript'

export interface SourceField {
  /** With a dot for each level: `cost.lambda`. */
  readonly name: string
  /** As it is written in the source, without `readonly`. */
  readonly type: string
  readonly optional: boolean
  /** The comment above it; empty where there is none. */
  readonly help: string
}

export interface SourceRecord {
  readonly name: string
  readonly help: string
  /** Empty for a type that has no fields of its own, such as an identifier. */
  readonly fields: readonly SourceField[]
  /** How a type without fields is written. */
  readonly text: string
  /** Types of the sources that it names, in order. */
  readonly names: readonly string[]
}

export interface UnionMember {
  /** Value of the field that tells the members apart. */
  readonly tag: string
  readonly help: string
  readonly fields: readonly SourceField[]
}

export interface SourceTypes {
  /** @throws Error where no file that was read exports such a type. */
  record(name: string): SourceRecord
  /** Members of a union that are written out in it, told apart by the field `tag`. */
  members(name: string, tag: string): readonly UnionMember[]
  /** The comment on a field, also of a type that a schema infers; empty where there is none. */
  help(name: string, path: readonly string[]): string
  /** The types and all that they name, each once; types that are aliases of a word alone included. */
  closure(names: readonly string[]): readonly SourceRecord[]
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration

/** Reads the files, given relative to `root`, and what they import. */
export function readSourceTypes(root: string, files: readonly string[]): SourceTypes {
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    compilerOptions(root),
  )
  const checker = program.getTypeChecker()
  const declarations = new Map<string, Declaration>()
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || !file.fileName.startsWith(`${root.replaceAll('\\', '/')}/src/`)) continue
    for (const statement of file.statements) {
      const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
      if (isType) declarations.set(statement.name.text, statement)
    }
  }
  const declared = (name: string): Declaration => {
    const found = declarations.get(name)
    if (found) return found
    throw new Error(`Expected a type ${name} in ${files.join(', ')} or what they import, found none.`)
  }
  /** `RunView['routerCounts']` as the type of that field. */
  const looked = (text: string): string =>
    text.replace(/\b(\w+)\['(\w+)'\]/g, (whole, name: string, field: string) => {
      const declaration = declarations.get(name)
      return declaration ? (fieldsOf(declaration).find((one) => one.name === field)?.type ?? whole) : whole
    })
  const record = (name: string): SourceRecord => {
    const declaration = declared(name)
    const fields = fieldsOf(declaration).map((field) => ({ ...field, type: looked(field.type) }))
    const text = ts.isTypeAliasDeclaration(declaration) ? aliasText(declaration, checker) : ''
    return { name, help: commentOf(declaration), fields, text, names: namesIn(declaration, declarations) }
  }
  return {
    record,
    members: (name, tag) => {
      const declaration = declared(name)
      return ts.isTypeAliasDeclaration(declaration) ? membersOf(declaration.type, tag) : []
    },
    help: (name, path) => {
      let types: readonly ts.Type[] = [checker.getTypeAtLocation(declared(name).name)]
      let help = ''
      for (const step of path) {
        const found = types.flatMap(constituents).flatMap((type) => type.getProperty(step) ?? [])
        help = found.map((symbol) => documentation(symbol, checker)).find((text) => text !== '') ?? ''
        types = found.map((symbol) => checker.getTypeOfSymbol(symbol))
      }
      return help
    },
    closure: (names) => {
      const found = new Map<string, SourceRecord>()
      const visit = (name: string): void => {
        if (found.has(name)) return
        const one = record(name)
        found.set(name, one)
        one.names.forEach(visit)
      }
      names.forEach(visit)
      return [...found.values()]
    },
  }
}

function compilerOptions(root: string): ts.CompilerOptions {
  const path = join(root, 'tsconfig.base.json')
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { readonly config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return { ...options, noEmit: true, types: [], lib: ['lib.es2024.d.ts'] }
}

/** As it is written; values that a constant or a schema lists are written out. */
function aliasText(declaration: ts.TypeAliasDeclaration, checker: ts.TypeChecker): string {
  const text = textOf(declaration.type)
  if (!/\btypeof\b/.test(text)) return text
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias
  return checker
    .typeToString(checker.getTypeAtLocation(declaration.name), undefined, flags)
    .replaceAll('"', "'")
}

function fieldsOf(declaration: Declaration): readonly SourceField[] {
  if (ts.isInterfaceDeclaration(declaration)) return membersAsFields(declaration.members, '')
  return ts.isTypeLiteralNode(declaration.type) ? membersAsFields(declaration.type.members, '') : []
}

function membersAsFields(members: ts.NodeArray<ts.TypeElement>, prefix: string): readonly SourceField[] {
  return members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return []
    const name = `${prefix}${member.name.getText()}`
    const inner = literalWithin(member.type)
    const field = {
      name,
      type: inner ? outerText(member.type, inner) : textOf(member.type),
      optional: member.questionToken !== undefined,
      help: commentOf(member),
    }
    return inner ? [field, ...membersAsFields(inner.members, `${name}.`)] : [field]
  })
}

/** The record that a field holds, alone, in a list, or beside null. */
function literalWithin(node: ts.TypeNode): ts.TypeLiteralNode | null {
  if (ts.isTypeLiteralNode(node)) return node
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return literalWithin(node.type)
  if (ts.isArrayTypeNode(node)) return literalWithin(node.elementType)
  if (!ts.isUnionTypeNode(node)) return null
  const inner = node.types.flatMap((type) => literalWithin(type) ?? [])
  return inner.length === 1 ? (inner[0] ?? null) : null
}

function outerText(node: ts.TypeNode, inner: ts.TypeLiteralNode): string {
  return textOf(node).replace(textOf(inner), 'record')
}

function membersOf(node: ts.TypeNode, tag: string): readonly UnionMember[] {
  if (!ts.isUnionTypeNode(node)) return []
  const source = node.getSourceFile().text
  return node.types.flatMap((type, index) => {
    if (!ts.isTypeLiteralNode(type)) return []
    const fields = membersAsFields(type.members, '')
    const own = fields.find(({ name }) => name === tag)
    if (!own) return []
    const before = node.types[index - 1]?.end ?? node.pos
    return {
      tag: own.type.replaceAll("'", ''),
      help: lastComment(source.slice(before, type.getStart())),
      fields: fields.filter((field) => field !== own),
    }
  })
}

/** Types of the sources that a declaration names, in order, each once. */
function namesIn(
  declaration: Declaration,
  declarations: ReadonlyMap<string, Declaration>,
): readonly string[] {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text)
    // One field of another type is shown as that field's own type.
    if (ts.isIndexedAccessTypeNode(node)) return
    ts.forEachChild(node, visit)
  }
  ts.forEachChild(declaration, visit)
  return [...names].filter((name) => declarations.has(name))
}

function constituents(type: ts.Type): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap(constituents)
  const element = type.getNumberIndexType()
  return element ? constituents(element) : [type]
}

function documentation(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  return oneLine(ts.displayPartsToString(symbol.getDocumentationComment(checker)))
}

const printer = ts.createPrinter({ removeComments: true })

/** On one line, and without `readonly`, which every field has. */
function textOf(node: ts.Node): string {
  const printed = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
  return oneLine(printed.replace(/\breadonly /g, '')).replaceAll('; }', ' }')
}

function commentOf(node: ts.Node): string {
  const source = node.getSourceFile().text
  return lastComment(source.slice(node.getFullStart(), node.getStart()))
}

function lastComment(text: string): string {
  const comments = [...text.matchAll(/\/\*\*([^]*?)\*\//g)]
  return oneLine((comments.at(-1)?.[1] ?? '').replace(/^\s*\*/gm, ' '))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
