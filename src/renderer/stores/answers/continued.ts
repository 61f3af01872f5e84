/** Answers that grow with a run: after the first time only what is new is asked for, and joined to what is there. */
import type { RouterOverview } from '#shared/vocabulary/inspection.ts'
import type { AnyCall, Answer, Asked } from './asked.ts'

/** How the answer to a question about now goes on. */
interface Continuation<Name extends AnyCall> {
  /** Returns the question for what is new since an answer; null where all is to be asked for. */
  readonly since: (asked: Asked<Name>, before: Answer<Name>) => Asked<Name> | null
  /** Returns both as one answer; null where they are not of one recording, so that all is to be asked for. */
  readonly joined: (before: Answer<Name>, more: Answer<Name>) => Answer<Name> | null
}

const CONTINUATIONS: { readonly [Name in AnyCall]?: Continuation<Name> } = {
  'inspection.routers': {
    since: (asked, { step }) =>
      asked.step === undefined && asked.livesSince === undefined ? { ...asked, livesSince: step } : null,
    joined: joinedLives,
  },
}

/** Asks for all, or only for what is new since the answer before. */
export async function continued<Name extends AnyCall>(
  ask: (params: Asked<Name>) => Promise<Answer<Name>>,
  {
    name,
    params,
    before,
  }: { readonly name: Name; readonly params: Asked<Name>; readonly before: Answer<Name> | undefined },
): Promise<Answer<Name>> {
  const continuation = CONTINUATIONS[name]
  const since = before === undefined ? undefined : continuation?.since(params, before)
  if (before === undefined || !since) return ask(params)
  return continuation?.joined(before, await ask(since)) ?? ask(params)
}

/** A life that changed takes the place of what it was. Numbers of routers only grow, so that new ones come last. */
export function joinedLives(before: RouterOverview, more: RouterOverview): RouterOverview | null {
  const changed = new Map(more.lives.map((life) => [life.router, life]))
  const known = before.lives.map((life) => {
    const now = changed.get(life.router) ?? life
    changed.delete(life.router)
    return now
  })
  const lives = [...known, ...changed.values()]
  return more.step >= before.step && lives.length === more.lifeCount ? { ...more, lives } : null
}
