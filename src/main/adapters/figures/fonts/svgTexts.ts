/** The texts of an SVG as ECharts writes it: plain, without elements in them. */
import type { TextStyle } from './fontBook.ts'

const TEXT = /<text\b([^>]*)>([^<]*)<\/text>/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

/** A text of an SVG, without entities. */
export interface SvgText {
  readonly text: string
  readonly style: TextStyle
}

/** Returns the texts in order. */
export function textsOf(svg: string): readonly SvgText[] {
  return [...svg.matchAll(TEXT)].map(([, attributes = '', content = '']) => textOf(attributes, content))
}

/** Returns the SVG with the inside of each text replaced by what `inside` returns, which is XML. */
export function withTexts(svg: string, inside: (text: SvgText) => string): string {
  return svg.replace(
    TEXT,
    (_, attributes: string, content: string) =>
      `<text${attributes}>${inside(textOf(attributes, content))}</text>`,
  )
}

/** Escapes text for XML, which does not allow control characters at all. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function textOf(attributes: string, content: string): SvgText {
  return {
    text: content.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity),
    style: {
      family: /font-family:([^;"]*)/.exec(attributes)?.[1] ?? '',
      bold: /font-weight:(?:bold|[6-9]00)/.test(attributes),
    },
  }
}
