/** Tells the thought of a reasoning model from its reply, where the server does not do so. */
import { thoughtApart } from '../../../prompting/thought.ts'

/** Returns true where a reply contains a thought. An empty one is how a template tells a model not to think. */
export function showsThought(text: string): boolean {
  const { thought, reply, closing } = thoughtApart(text)
  return closing === null ? (thought ?? '') !== '' : reply !== ''
}

/** Ends a thought that is still open at the end of a reply, so that nothing in it can be taken for the answer. */
export function withClosedThought(text: string): string {
  return text + (thoughtApart(text).closing ?? '')
}
