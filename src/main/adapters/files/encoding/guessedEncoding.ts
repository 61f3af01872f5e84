/** Tells Windows-1252 from GBK, and both from everything else, by words that are no UTF-8. */
import chardet from 'chardet'
import { invalidUtf8 } from './invalidUtf8.ts'

/** An encoding whose bytes look like those of others. */
export type GuessedEncoding = 'windows-1252' | 'gbk'

/** Names under which chardet knows the two; ISO-8859-1 is a part of Windows-1252. */
const WESTERN = new Set(['ISO-8859-1', 'windows-1252'])
const CHINESE = 'GB18030'
/** The most that a language model of chardet may be less sure of another encoding: two that say the same decide nothing. */
const LEAD = 5
/** Share of suspicious bytes from which a text is not taken for Western. */
const SUSPICIOUS = 0.1
const NO_CHARACTERS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Returns the encoding of words that each hold a byte above 127, separated by spaces; null where it cannot be told.
 * Bytes of damaged UTF-8 among others are never taken for Western letters.
 */
export function guessedEncoding(words: Uint8Array): GuessedEncoding | null {
  const found = chardet.analyse(words).filter(({ name }) => name !== 'ASCII')
  const [best, ...others] = found
  if (best?.name === CHINESE) return leads(best.confidence, others) && isDoubleByte(words) ? 'gbk' : null
  if (!isWesternText(words)) return null
  const rivals = found.filter(({ name }) => !WESTERN.has(name))
  const western = Math.max(0, ...found.filter(({ name }) => WESTERN.has(name)).map((one) => one.confidence))
  // Few words tell chardet nothing; characters that all Latin sets have in one place need no language.
  return leads(western, rivals) || hasCommonCharactersOnly(words) ? 'windows-1252' : null
}

function leads(confidence: number, others: readonly { readonly confidence: number }[]): boolean {
  return others.every((other) => confidence - other.confidence >= LEAD)
}

/** Whether all bytes above 127 begin or end a character of two bytes. */
function isDoubleByte(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return false
  }
  return true
}

/**
 * Whether the bytes above 127 are where a Western text has them: letters within words of plain ones, signs around them,
 * and never UTF-8.
 */
function isWesternText(bytes: Uint8Array): boolean {
  let high = 0
  let suspicious = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) continue
    if (NO_CHARACTERS.has(byte)) return false
    high++
    const [before, after] = [bytes[at - 1] ?? 32, bytes[at + 1] ?? 32]
    const run = before >= 0x80 && (bytes[at - 2] ?? 32) >= 0x80
    const withinWord = isPlainLetter(before) && isPlainLetter(after)
    if (isUtf8At(bytes, at) || run || (withinWord && !isWesternLetter(byte))) suspicious++
  }
  return suspicious <= SUSPICIOUS * high
}

function isUtf8At(bytes: Uint8Array, at: number): boolean {
  return (bytes[at + 1] ?? 0) >= 0x80 && invalidUtf8(bytes.subarray(at, at + 4), { cut: true }).at !== 0
}

function isPlainLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}

const WESTERN_SET = charactersOf('windows-1252')
/** Also within words: the apostrophe and dashes, the dot of Catalan, and the ordinals of Spanish. */
const WITHIN_WORDS = new Set('’–—·ªº´')

function isWesternLetter(byte: number): boolean {
  const character = WESTERN_SET.get(byte) ?? ''
  return /\p{L}/u.test(character) || WITHIN_WORDS.has(character)
}

const NEIGHBOURS = ['windows-1250', 'windows-1254'].map(charactersOf)

/** Whether all characters are where Western, Central European and Turkish sets have the same. */
function hasCommonCharactersOnly(words: Uint8Array): boolean {
  return words.every(
    (byte) => byte < 0x80 || NEIGHBOURS.every((set) => set.get(byte) === WESTERN_SET.get(byte)),
  )
}

function charactersOf(set: string): ReadonlyMap<number, string> {
  // As a stream: the short way of Node 20 takes Windows-1252 for Latin-1.
  const decoder = new TextDecoder(set)
  const bytes = Array.from({ length: 0x80 }, (_, index) => 0x80 + index)
  return new Map(bytes.map((byte) => [byte, decoder.decode(Uint8Array.of(byte), { stream: true })]))
}
