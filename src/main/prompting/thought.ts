/** The thought of a reasoning model, which comes before its reply. */
import { THOUGHT_MARKERS, type ThoughtMarkers } from './thoughtMarkers.ts'

/** A reply, apart from the thought before it. */
export interface ThoughtApart {
  /** What was thought before the thought ended, which may be nothing; null where no thought ended. */
  readonly thought: string | null
  /** What follows the thought; the whole text, without the mark, where the thought never ended. */
  readonly reply: string
  /** By which a thought that is still open would be closed; null where none is. */
  readonly closing: string | null
}

/**
 * Parts a text at the last end of its thought. A model may open its thought, only close it, where its prompt opened it,
 * or never close it.
 */
export function thoughtApart(text: string): ThoughtApart {
  const opened = THOUGHT_MARKERS.find(({ open }) => open.test(text))
  const ends = (opened ? [opened] : THOUGHT_MARKERS.filter(({ mayBeOpen }) => mayBeOpen)).flatMap(
    lastEnd(text),
  )
  const [end] = ends.sort((a, b) => b.after - a.after)
  const begin = opened ? (opened.open.exec(text)?.[0].length ?? 0) : 0
  if (!end) return { thought: null, reply: text.slice(begin).trim(), closing: opened?.closing ?? null }
  return {
    thought: text.slice(Math.min(begin, end.at), end.at).trim(),
    reply: text.slice(end.after).trim(),
    closing: null,
  }
}

function lastEnd(text: string) {
  return ({ close }: ThoughtMarkers): readonly { readonly at: number; readonly after: number }[] => {
    const last = [...text.matchAll(close)].at(-1)
    return last ? [{ at: last.index, after: last.index + last[0].length }] : []
  }
}

/** Returns the reply without the thought of a reasoning model, as far as that was closed. */
export function withoutThought(text: string): string {
  return thoughtApart(text).reply
}

/** Returns what a reasoning model wrote before the end of its thought; null where no thought ended. */
export function thoughtOf(text: string): string | null {
  return thoughtApart(text).thought
}
