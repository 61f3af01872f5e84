/** Tells the thought of a reasoning model from its reply, where the server does not do so. */

const OPEN = '<think>'
const CLOSE = '</think>'

/** Returns true where a reply contains a thought: one that it opens, or one that its prompt opened and it closes. */
export function showsThought(reply: string): boolean {
  const closed = reply.lastIndexOf(CLOSE)
  const start = reply.trimStart()
  const opened = start.startsWith(OPEN)
  if (closed < 0) return opened && start.length > OPEN.length
  // An empty thought is how a template tells a model not to think.
  return reply.slice(0, closed).trim().replace(OPEN, '').trim() !== ''
}

/** Ends a thought that is still open at the end of a reply, so that nothing in it can be taken for the answer. */
export function withClosedThought(reply: string): string {
  return reply.trimStart().startsWith(OPEN) && !reply.includes(CLOSE) ? `${reply}${CLOSE}` : reply
}
