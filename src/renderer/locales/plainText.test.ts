/** No words of the page are written into a template: they are messages. */
import { parse } from '@vue/compiler-dom'
import { describe, expect, it } from 'vitest'
import { pageFiles } from './pageFiles.testing.ts'

/** Names of products, symbols and measures are the same in every language. */
const NAMES =
  /\b(RecNet Workbench|RecNet|GitHub|MovieLens|llama\.cpp|JSON|CSV|SVG|PDF|PNG|GGUF|SHA|NDCG|MRR|HR|dpi|mm|pt|ms|Ctrl|Enter|k-core)\b|#(Users|Items|Inter)\b|https:\S+/g
/** What these hold is typed, and not read. */
const CODE = ['code', 'kbd', 'pre']
const SAID = [
  'title',
  'label',
  'placeholder',
  'aria-label',
  'help',
  'alt',
  'description',
  'of',
  'what',
  'text',
]

describe('templates', () => {
  it('are found to have words in them where they do', () => {
    expect(plainIn('<template><p title="Wide">{{ a }} of <b>λ = 2</b></p></template>')).toEqual([
      'Wide',
      'of',
    ])
    expect(
      plainIn(`<template><p :title="t('ui.a')" class="wide row">× RecNet <code>--home</code></p></template>`),
    ).toEqual([])
    expect(plainIn(`<template><p :title="a ? 'No runs yet' : b">{{ 'Some words' }}</p></template>`)).toEqual([
      'No runs yet',
      'Some words',
    ])
  })

  it('have no words outside of messages', () => {
    const plain = pageFiles()
      .filter(({ path }) => path.endsWith('.vue'))
      .map(({ path, text }) => ({ path, words: plainIn(text) }))
      .filter(({ words }) => words.length > 0)
    expect(plain.map(({ path, words }) => `${path}: ${words.join(' · ')}`)).toEqual([])
  })
})

/** Texts between tags and in attributes that are read, where they hold words; and strings of several words in expressions. */
function plainIn(file: string): readonly string[] {
  const found: string[] = []
  const note = (text: string) => {
    if (/\p{L}{2}/u.test(text.replace(NAMES, ''))) found.push(text.trim())
  }
  const noteStrings = (expression: string) => {
    // Of a template string, what stands between its expressions.
    for (const [, one, other, template] of expression.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g)) {
      const text = one ?? other ?? String(template).replace(/\$\{[^}]*\}/g, ' … ')
      if (/^\p{Lu}\p{Ll}+ |\p{L}{2,} \p{L}{2,}/u.test(text)) note(text)
    }
  }
  const walk = (node: Any): void => {
    if (CODE.includes(node.tag ?? '')) return
    if (node.type === 2) note(node.content)
    if (node.type === 5) noteStrings(node.content.content)
    for (const prop of node.props ?? []) {
      if (prop.type === 6 && SAID.includes(prop.name)) note(prop.value?.content ?? '')
      if (prop.type === 7 && prop.arg?.content !== 'class' && prop.name === 'bind')
        noteStrings(prop.exp?.content ?? '')
    }
    for (const child of node.children ?? []) walk(child)
  }
  const [template] = parse(file, { parseMode: 'sfc' }).children.filter(
    (node) => node.type === 1 && node.tag === 'template',
  )
  if (!template) return []
  const body = template.loc.source.replace(/^<template[^>]*>|<\/template>$/g, '')
  for (const node of parse(body).children) walk(node as unknown as Any)
  return found
}

/** What this test looks at of a node of a template, whose kinds are many. */
interface Any {
  readonly type: number
  readonly tag?: string
  readonly content: string & { readonly content: string }
  readonly props?: readonly {
    readonly type: number
    readonly name: string
    readonly value?: { readonly content: string }
    readonly arg?: { readonly content: string }
    readonly exp?: { readonly content: string }
  }[]
  readonly children?: readonly Any[]
}
