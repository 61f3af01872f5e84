/** Cleans scraped text: entities are decoded, markup is removed, white space is collapsed. */
import { decode } from 'html-entities'
import { withoutComments, withoutElements } from './withoutElements.ts'

/** Tags with their brackets. A letter, `/` or `!` must follow `<`, so that `2 < 3` and `<3` stay. */
const TAG = /<\/?[a-z][^<>]*>|<![a-z][^<>]*>/gi
/** A known tag that is never closed: what remains when a scraper truncated `<span class="…">`. */
const UNCLOSED_TAG =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|i|img|input|li|p|s|script|span|strong|style|table|td|tr|u|ul)(?:\s[^<>]*)?$/i
/** The closing half of a tag whose start was truncated: `…Pop" />`. */
const DANGLING_END = /"\s*\/>\s*$/

/** What most texts have none of, and are clean: markup, white space at an end or beside other, and what is not printable ASCII. */
const ANYTHING_ODD = /[^ -%'-;=?-~]|  |^ | $/

/** Without any of these nothing but white space is left to clean. */
const MARKUP = /[<>&]/
const ALL_MARKUP = /[<>&]+/g
/** Markup that hides deeper in itself was written to take long; nothing of it is text. */
const MOST_ROUNDS = 20

/**
 * Returns the text on one line, without markup, control characters and repeated white space. A text that is clean stays as
 * it is: what was removed may have hidden a tag or an entity, so that cleaning goes on until nothing changes.
 */
export function cleanText(raw: string): string {
  if (!ANYTHING_ODD.test(raw)) return raw
  let text = cleanedOnce(raw)
  // Every round but the last shortens the text.
  let rounds = 1
  for (let before = raw; text !== before && MARKUP.test(text); rounds += 1) {
    if (rounds === MOST_ROUNDS) return spaced(text.replace(ALL_MARKUP, ' '))
    before = text
    text = cleanedOnce(text)
  }
  return text
}

function cleanedOnce(raw: string): string {
  const text = withoutComments(withoutElements(decodeAll(raw)))
    .replace(TAG, ' ')
    .replace(UNCLOSED_TAG, ' ')
    .replace(DANGLING_END, ' ')
  return spaced(text)
}

function spaced(text: string): string {
  return text.replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\u200B\uFEFF]+/gu, ' ').trim()
}

/** Entities may be encoded twice (`&amp;amp;`); three rounds reach every case seen. */
function decodeAll(raw: string): string {
  let text = raw
  for (let round = 0; round < 3 && text.includes('&'); round++) {
    const decoded = decode(text, { scope: 'strict' })
    if (decoded === text) break
    text = decoded
  }
  return text
}
