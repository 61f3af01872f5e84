/** A Markdown document as its readers use it: code in the text, fenced blocks and links, each with its line. */

export interface DocumentPart {
  readonly kind: 'code' | 'block' | 'link'
  /** What stands in the code or the block; where a link leads. */
  readonly text: string
  /** Of a block; empty for other parts. */
  readonly language: string
  /** Counted from 1; of a block, its first line inside the fence. */
  readonly line: number
}

export function documentParts(text: string): readonly DocumentPart[] {
  const parts: DocumentPart[] = []
  let block: { language: string; line: number; lines: string[] } | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const fence = /^\s*(?:```|~~~)\s*(\S*)/.exec(line)
    if (fence && block) {
      parts.push({ kind: 'block', text: block.lines.join('\n'), language: block.language, line: block.line })
      block = null
    } else if (fence) block = { language: fence[1] ?? '', line: index + 2, lines: [] }
    else if (block) block.lines.push(line)
    else parts.push(...inlineParts(line, index + 1))
  }
  return parts
}

/** The anchors that the headings of a document give, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const line of withoutBlocks(text).split('\n')) {
    const title = /^#{1,6}\s+(.*)$/.exec(line)?.[1]
    if (title === undefined) continue
    const anchor = title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
    anchors.add(anchor)
  }
  return anchors
}

function inlineParts(line: string, number: number): readonly DocumentPart[] {
  const code = [...line.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, , text = '']) => ({
    kind: 'code' as const,
    // Inside a table a bar is escaped.
    text: text.trim().replaceAll('\\|', '|'),
    language: '',
    line: number,
  }))
  const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, text = '']) => ({
    kind: 'link' as const,
    text,
    language: '',
    line: number,
  }))
  return [...code, ...links]
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[^]*?^```/gm, '')
}
