/** Messages: every language has the same, with the same places for words; each is used; none is read before it can be watched. */
import { baseCompile } from '@intlify/message-compiler'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { english } from './en/english.ts'
import { pageFiles, type PageFile } from './pageFiles.testing.ts'
import { chinese } from './zh/chinese.ts'

type Texts = ReadonlyMap<string, string>
const files = pageFiles()

describe('the messages', () => {
  it('are found missing, unused or unlike where they are', () => {
    expect(placesOf('{b} of {a} | {a}')).toEqual(['a', 'b'])
    expect(keysIn("t('ui.close'), `errors.${code}`", ['ui', 'errors'])).toEqual(['ui.close', 'errors.*'])
    expect(earlyIn("import { t } from './t.ts'\nconst A = t('ui.a')\nconst b = () => t('ui.b')")).toEqual([2])
    expect(formsOf('one | other')).toBe(2)
    expect(formsOf("NDCG{'@'}10")).toBe(1)
  })

  it('are the same in English and Chinese, with the same places for words', () => {
    const [en, zh] = [flat(english), flat(chinese)]
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort())
    const unlike = [...en].filter(([key, text]) => `${placesOf(text)}` !== `${placesOf(zh.get(key) ?? '')}`)
    expect(unlike.map(([key]) => key)).toEqual([])
  })

  it('have one or two forms in English and one in Chinese, and none is empty', () => {
    const wrong = (texts: Texts, most: number) =>
      [...texts].filter(([, text]) => text.trim() === '' || formsOf(text) > most).map(([key]) => key)
    expect(wrong(flat(english), 2)).toEqual([])
    expect(wrong(flat(chinese), 1)).toEqual([])
  })

  it('are all used, and all that are used are there', () => {
    const texts = flat(english)
    const areas = Object.keys(english)
    const asked = new Set(files.flatMap(({ text }) => keysIn(text, areas)))
    const stems = [...asked].filter((key) => key.endsWith('*')).map((key) => key.slice(0, -1))
    const unused = [...texts.keys()].filter(
      (key) => !asked.has(key) && !stems.some((stem) => key.startsWith(stem)),
    )
    expect(unused, 'messages that nothing shows').toEqual([])
    const called = new Set(files.flatMap(({ text }) => calledIn(text)))
    expect([...called].filter((key) => !texts.has(key))).toEqual([])
  })

  it('are not read at the top of a module, where a change of the language would not be heard', () => {
    const early = files.flatMap(({ path, text }: PageFile) =>
      path.endsWith('.ts') ? earlyIn(text).map((line) => `${path}:${line}`) : [],
    )
    expect(early).toEqual([])
  })
})

function flat(messages: Readonly<Record<string, Readonly<Record<string, string>>>>): Texts {
  return new Map(
    Object.entries(messages).flatMap(([area, texts]) =>
      Object.entries(texts).map(([key, text]): [string, string] => [`${area}.${key}`, text]),
    ),
  )
}

/** Names in braces, once each and in order. */
function placesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)))].sort()
}

/** How many forms a message has; throws where the compiler cannot read it. */
function formsOf(text: string): number {
  const { ast } = baseCompile(text, {
    onError: (error) => {
      throw new Error(`${text}: ${error.message}`)
    },
  })
  return 'cases' in ast.body ? ast.body.cases.length : 1
}

/** Strings that name a message; of a template, its beginning and a star. */
function keysIn(text: string, areas: readonly string[]): readonly string[] {
  const area = areas.join('|')
  const whole = [...text.matchAll(new RegExp(`['"\`]((?:${area})\\.\\w+)['"\`]`, 'g'))]
  const begun = [...text.matchAll(new RegExp(`\`((?:${area})\\.\\w*)\\$\\{`, 'g'))]
  return [...whole.map(([, key]) => String(key)), ...begun.map(([, key]) => `${key}*`)]
}

/** Names given to `t` or to a place with markup, as far as they are written out. */
function calledIn(text: string): readonly string[] {
  return [...text.matchAll(/(?:\bt\(\s*|keypath=")['"]?(\w+\.\w+)['"]/g)].map(([, key]) => String(key))
}

/** Lines of calls of `t` that no function contains. */
function earlyIn(text: string): readonly number[] {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)
  const lines: number[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (ts.isCallExpression(node) && node.expression.getText() === 't')
      lines.push(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, walk)
  }
  walk(file)
  return lines
}
