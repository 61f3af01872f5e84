/** Writes one reply: what its form leaves open is chosen by the model, and everything else is set down as it must be. */
import type { Completion, CompletionRequest, ReplyWatch } from '../../ports/languageModel.ts'
import { BoundedString, type StringPiece } from './boundedString.ts'
import { choiceGrammar, stringGrammar } from './placeGrammar.ts'
import {
  commonBeginning,
  extendedWays,
  type ExtendedWay,
  type Fork,
  type ReplyPlace,
  type StringPlace,
} from './replyForm.ts'

/** Puts text into a sequence of the model, and lets the model go on from there. */
export interface Pen {
  /** Sets down text about which nothing is left to choose. */
  write(text: string): void
  /**
   * Lets the model go on, held to a grammar: it writes a text, or chooses. The pieces end early where the budget is spent
   * or the model is stopped.
   */
  pieces(grammar: string, kind: 'text' | 'choice'): AsyncIterable<string>
  /** Puts a text in place of the newest piece of the model. */
  replace(text: string): void
  /** Puts a text in place of all that the model has written since it was let go on. */
  rewrite(text: string): Promise<void>
  /** Whether the budget of the reply is spent. */
  readonly spent: boolean
}

/** Who follows the reply while it is written. */
export interface ReplyFollowers {
  /** Receives the reply in pieces that stay; a string in one piece, since its end may still be taken back. */
  readonly onText?: ((text: string) => void) | undefined
  /** Receives every piece at once. */
  readonly watch?: ReplyWatch | undefined
  /** Says what is kept of a text in which the watch saw a loop. Without it, such a text ends the reply. */
  readonly beforeLoop?: CompletionRequest['beforeLoop']
}

/** What a place leads to: the next place, null at the end of the reply, undefined where the reply was cut. */
type Next = ReplyPlace | null | undefined

/**
 * Returns the reply, and why it was cut. A text that runs into a loop is closed before it, and the reply goes on with what
 * follows; it counts as cut all the same. A reply that is stopped from outside is returned as far as it was written.
 */
export async function writeReply(
  form: Fork,
  pen: Pen,
  { onText, watch, beforeLoop }: ReplyFollowers,
): Promise<Pick<Completion, 'text' | 'cut'>> {
  let text = ''
  let looped = false
  /** Whether the reply cannot be saved by closing one of its texts. */
  let ranAway = false
  const tell = (piece: string) => {
    if (piece === '') return
    text += piece
    onText?.(piece)
  }
  const loops = (piece: string) => piece !== '' && (watch?.(piece) ?? false)
  const setDown = (certain: string) => {
    if (certain !== '') pen.write(certain)
    tell(certain)
    ranAway ||= loops(certain)
  }

  /** Sets down what is certain. Returns undefined where the model has to choose first. */
  const settled = (choice: Choice): Next => {
    const certain = choice.takeCertain()
    setDown(certain)
    const made = choice.made()
    if (made !== null) return made.place
    return certain === '' ? undefined : choice.left
  }
  /** What becomes of a choice that the model did not make. */
  const ended = (choice: Choice): Next => (choice.complete && !pen.spent ? null : undefined)

  const atFork = async (fork: Fork): Promise<Next> => {
    const choice = new Choice(fork)
    const next = settled(choice)
    if (next !== undefined) return next
    for await (const piece of pen.pieces(choiceGrammar(choice.texts), 'choice')) {
      tell(piece)
      ranAway ||= loops(piece)
      choice.add(piece)
      const place = settled(choice)
      if (place !== undefined) return place
    }
    return ended(choice)
  }

  /** Closes a text before its loop; returns false where it is not this text that loops. */
  const closedBeforeLoop = async (written: string): Promise<boolean> => {
    const kept = beforeLoop?.(written) ?? null
    if (kept === null) return false
    if (kept === written) pen.write('"')
    else await pen.rewrite(`${kept}"`)
    tell(`${kept}"`)
    ranAway ||= loops('"')
    return true
  }

  const inString = async (place: StringPlace): Promise<Next> => {
    const string = new BoundedString(place.longest)
    const choice = new Choice(place.follow())
    let written = ''
    let closed = false
    let loopsHere = false
    for await (const piece of pen.pieces(stringGrammar(choice.nearTexts), 'text')) {
      const { inside, end, behind }: StringPiece = closed
        ? { inside: '', end: null, behind: piece }
        : string.add(piece)
      written += inside
      if (end === 'full') pen.replace(`${inside}"`)
      loopsHere ||= loops(inside + (end === null ? '' : '"') + behind)
      if (end !== null) tell(`${written}"`)
      if (end === 'full') {
        ranAway ||= loopsHere
        return place.follow()
      }
      closed ||= end === 'closed'
      tell(behind)
      if (loopsHere && !string.escaping) {
        looped = true
        if (!closed && (await closedBeforeLoop(written))) return place.follow()
        ranAway = true
        break
      }
      choice.add(behind)
      const next = closed ? settled(choice) : undefined
      if (next !== undefined) return next
    }
    if (!closed) tell(written)
    return closed && !ranAway ? ended(choice) : undefined
  }

  let place: Next = form
  while (place && !ranAway && !pen.spent) place = await ('ways' in place ? atFork(place) : inString(place))
  if (place === null) return { text, ...(looped ? { cut: 'loop' } : {}) }
  return { text, cut: ranAway ? 'loop' : 'budget' }
}

/** One choice among the ways of a fork, made piece by piece. */
class Choice {
  #ways: readonly ExtendedWay[]

  constructor(fork: Fork) {
    this.#ways = extendedWays(fork)
  }

  /** The way that alone is left, with what its text has left; null as long as there are several. */
  made(): ExtendedWay | null {
    return this.#ways.length === 1 ? (this.#ways[0] ?? null) : null
  }

  /** What the ways have left. */
  get texts(): readonly string[] {
    return this.#ways.map(({ text }) => text)
  }

  /** The text that all ways have in common, or else all their texts: what may be written until this choice goes on. */
  get nearTexts(): readonly string[] {
    const certain = commonBeginning(this.texts)
    return certain === '' ? this.texts : [certain]
  }

  /** The choice that is left. */
  get left(): Fork {
    return { ways: this.#ways.map(({ text, place }) => ({ text, next: place && (() => place) })) }
  }

  /** Takes the text that all ways have in common. */
  takeCertain(): string {
    const certain = commonBeginning(this.texts)
    this.add(certain)
    return certain
  }

  /** Whether the reply may end here. */
  get complete(): boolean {
    return this.#ways.some(({ text, place }) => place === null && text === '')
  }

  add(piece: string): void {
    const left = this.#ways.filter(({ text }) => text.startsWith(piece))
    if (left.length === 0) throw new Error(`the reply left its form with ${JSON.stringify(piece)}`)
    this.#ways = left.map(({ text, place }) => ({ text: text.slice(piece.length), place }))
  }
}
