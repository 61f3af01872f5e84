/** Turns scraped text into text: entities decoded, markup gone, white space collapsed. */
import { decode } from 'html-entities'

/** Tags with their brackets. A letter, `/` or `!` must follow `<`, so that `2 < 3` and `<3` stay. */
const TAG = /<\/?[a-z][^<>]*>|<!--.*?-->|<![a-z][^<>]*>/gi
/** Whole elements whose content is not text. */
const UNREAD_ELEMENT = /<(script|style)\b[^>]*>.*?<\/\1\s*>/gis
/** A known tag that never closes: what is left when a scraper cut `<span class="…">` short. */
const UNCLOSED_TAG =
  /<\/?(?:a|b|br|div|em|font|h[1-6]|i|img|input|li|p|s|script|span|strong|style|table|td|tr|u|ul)(?:\s[^<>]*)?$/i
/** The closing half of a tag whose start was cut away: `…Pop" />`. */
const DANGLING_END = /"\s*\/>\s*$/

export function cleanText(raw: string): string {
  return decodeAll(raw)
    .replace(UNREAD_ELEMENT, ' ')
    .replace(TAG, ' ')
    .replace(UNCLOSED_TAG, ' ')
    .replace(DANGLING_END, ' ')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\u200B\uFEFF]+/gu, ' ')
    .trim()
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
