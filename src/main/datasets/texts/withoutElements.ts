/** Removes the parts of markup that end with a mark of their own, in one pass: a text that never ends them costs no more than its length. */

/** An element whose content is not text. */
const OPENING = /<(script|style)\b/gi
const CLOSING = { script: /<\/script\s*>/gi, style: /<\/style\s*>/gi } as const

/** Puts a space in place of each `<script …>…</script>` and `<style …>…</style>`. */
export function withoutElements(text: string): string {
  const endless = new Set<string>()
  let kept = ''
  let from = 0
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const name = match[1]?.toLowerCase() === 'style' ? 'style' : 'script'
    if (endless.has(name)) continue
    const opened = text.indexOf('>', OPENING.lastIndex)
    if (opened < 0) break
    const closing = CLOSING[name]
    closing.lastIndex = opened + 1
    if (closing.exec(text) === null) {
      // Nothing behind this place closes one, so that none of those that follow is closed either.
      endless.add(name)
      if (endless.size === Object.keys(CLOSING).length) break
      continue
    }
    kept += `${text.slice(from, match.index)} `
    from = closing.lastIndex
    OPENING.lastIndex = from
  }
  return kept + text.slice(from)
}

const COMMENT = '<!--'
const COMMENT_END = '-->'
const LINE_END = /[\n\r\u2028\u2029]/g

/** Puts a space in place of each `<!-- … -->` on one line. */
export function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  let end = 0
  let lineEnd = -1
  for (let at = text.indexOf(COMMENT); at >= 0; at = text.indexOf(COMMENT, at)) {
    if (end < at + COMMENT.length) end = text.indexOf(COMMENT_END, at + COMMENT.length)
    if (end < 0) break
    if (lineEnd < at) lineEnd = nextLineEnd(text, at)
    if (lineEnd < end) {
      at += COMMENT.length
      continue
    }
    kept += `${text.slice(from, at)} `
    from = end + COMMENT_END.length
    at = from
  }
  return kept + text.slice(from)
}

function nextLineEnd(text: string, at: number): number {
  LINE_END.lastIndex = at
  return LINE_END.exec(text)?.index ?? text.length
}
