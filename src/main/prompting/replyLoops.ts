/** Recognises a reply that has run away while it is written: the same words, phrases or sentences without an end. */
import type { ReplyWatch } from '../ports/languageModel.ts'

/** Shortest run of repetitions that is a loop, in characters: below it a text may well repeat itself. */
const SHORTEST_LOOP = 48
/** Longest unit that is looked for, in characters: about two sentences. */
const LONGEST_UNIT = 160
/** A phrase that long is a loop when it comes the third time; shorter ones need a fourth. */
const LONG_UNIT = 20
/** A loop is looked for after this many more characters. */
const BETWEEN_LOOKS = 16
/** A text that repeats itself across values is a loop only when it is this long: lists of modules may resemble each other. */
const SHORTEST_LOOP_OF_VALUES = 1200

/**
 * Creates a watch over one reply. It looks at the string of JSON that is being written, and, far more patiently, at the
 * reply as a whole, for models that no schema holds. Digits count as equal, so that numbered lines are the same line.
 */
export function watchForLoops(): ReplyWatch {
  let inString = false
  let escaped = false
  let string = ''
  let whole = ''
  let unseen = 0
  return (piece) => {
    for (const character of piece.replace(/\d+/g, '0')) {
      whole = (whole + character).slice(-SHORTEST_LOOP_OF_VALUES * 2)
      unseen += 1
      if (escaped) escaped = false
      else if (character === '\\') escaped = true
      else if (character === '"') {
        inString = !inString
        string = ''
        continue
      }
      if (inString) string = (string + character).slice(-LONGEST_UNIT * 4)
    }
    if (unseen < BETWEEN_LOOKS) return false
    unseen = 0
    return endsInLoop(string, SHORTEST_LOOP) || endsInLoop(whole, SHORTEST_LOOP_OF_VALUES)
  }
}

/** Whether a text ends in the repetitions of one unit, over at least `shortest` characters. */
export function endsInLoop(text: string, shortest = SHORTEST_LOOP): boolean {
  for (let unit = 1; unit <= LONGEST_UNIT && unit * 3 <= text.length; unit++) {
    const needed = Math.max(shortest, unit * (unit >= LONG_UNIT ? 3 : 4))
    if (needed <= text.length && hasPeriod(text, unit, needed)) return true
  }
  return false
}

/**
 * Returns a reply that was stopped in a loop with what stands before the loop, where that ends a sentence. Otherwise the
 * reply is returned as it is, and its text is not complete.
 */
export function withoutLoop(reply: string): string {
  const from = startOfOpenText(reply)
  if (from < 0) return reply
  const text = reply.slice(from)
  const kept = beforeLoop(text)
  return kept === null || kept === text ? reply : `${reply.slice(0, from)}${kept}"`
}

/** The number of a line, such as “2.”, ends no sentence. */
const WHOLE_SENTENCES = /^[\s\S]*(?<!(?:^|\s)\d{1,3})[.!?](?=\s|$)/

/**
 * Returns a text that ends in a loop up to the last whole sentence in its first repetition; unchanged where there is no
 * whole sentence, so that it is refused for its repetitions. Returns null for a text that does not end in a loop.
 */
export function beforeLoop(text: string): string | null {
  const plain = text.replace(/\d/g, '0')
  for (let unit = LONG_UNIT; unit <= LONGEST_UNIT && unit * 2 <= text.length; unit++) {
    if (!hasPeriod(plain, unit, unit * 2)) continue
    let start = text.length - unit * 2
    while (start > 0 && plain[start - 1] === plain[start - 1 + unit]) start--
    // The full stop before the first repetition may already belong to the loop.
    const once = text.slice(0, start + unit + 1).trimEnd()
    return WHOLE_SENTENCES.exec(once)?.[0] ?? text
  }
  return null
}

/** Returns where the text begins that a JSON reply breaks off in, or -1 where it breaks off elsewhere. */
function startOfOpenText(reply: string): number {
  let open = -1
  for (let index = 0; index < reply.length; index++) {
    if (open >= 0 && reply[index] === '\\') index++
    else if (reply[index] === '"') open = open < 0 ? index + 1 : -1
  }
  return open
}

/** Whether the last `length` characters repeat with this period. */
function hasPeriod(text: string, period: number, length: number): boolean {
  for (let index = text.length - 1; index >= text.length - length + period; index--)
    if (text[index] !== text[index - period]) return false
  return true
}
