/** Finds where a YAML text nests deeper than its parser, which goes down by calls of itself, should be asked to. */
import { CST, Lexer } from 'yaml'

/** Widest indent of a level, in spaces. */
const WIDEST_INDENT = 20
/** What the lexer says of the source without being part of it: the start of a document, a scalar, a fault within brackets. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.SCALAR, CST.FLOW_END])

/**
 * Returns the line and column, counted from 1, of the first bracket, dash or indent beyond this number of levels; null where there
 * is none. What stands in texts and comments counts for nothing. Takes time in proportion to the text.
 */
export function tooDeepAt(
  text: string,
  levels: number,
): { readonly line: number; readonly column: number } | null {
  let at = 0
  let brackets = 0
  let onRow = 0
  let isLead = true
  for (const token of new Lexer().lex(text)) {
    switch (CST.tokenType(token)) {
      case 'flow-seq-start':
      case 'flow-map-start':
        brackets += 1
        isLead = false
        break
      case 'flow-seq-end':
      case 'flow-map-end':
        brackets -= 1
        break
      case 'seq-item-ind':
      case 'explicit-key-ind':
        onRow += 1
        break
      case 'newline':
        onRow = 0
        isLead = true
        break
      case 'space':
        if (isLead && token.length > WIDEST_INDENT * levels) return placeIn(text, at)
        break
      default:
        isLead = false
    }
    if (brackets > levels || onRow > levels) return placeIn(text, at)
    if (!MARKS.has(token)) at += token.length
  }
  return null
}

function placeIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  const rowAt = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - rowAt + 1 }
}
