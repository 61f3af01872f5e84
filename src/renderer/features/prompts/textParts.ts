/** Parts a message into its own words and the texts that are data to the model, between `<text>` and `</text>`. */
export interface TextPart {
  readonly data: boolean
  readonly text: string
}

const OPEN = '<text>'
const CLOSE = '</text>'

/** The parts in order. The tags stay in the part that they enclose. A tag without an end counts as a word, since the rules of every prompt name the tags. */
export function textParts(message: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  while (at < message.length) {
    const open = message.indexOf(OPEN, at)
    const close = open < 0 ? -1 : message.indexOf(CLOSE, open)
    if (close < 0) break
    if (open > at) parts.push({ data: false, text: message.slice(at, open) })
    at = close + CLOSE.length
    parts.push({ data: true, text: message.slice(open, at) })
  }
  if (at < message.length) parts.push({ data: false, text: message.slice(at) })
  return parts
}

/** The first `most` characters of all parts together. */
export function beginningOf(parts: readonly TextPart[], most: number): readonly TextPart[] {
  const shown: TextPart[] = []
  let left = most
  for (const { data, text } of parts) {
    if (left <= 0) break
    shown.push({ data, text: text.slice(0, left) })
    left -= text.length
  }
  return shown
}
