/** The revisions of a text that a client keeps, as one list: of its profile P_c, or of its private memory in AgentCF++. */
import type { RouteLocationRaw } from 'vue-router'
import type { ClientHistory } from '#shared/vocabulary/inspection.ts'
import { t } from '../../locales/t.ts'
import { reasonOf } from './becauseOf.ts'

export interface TextRevision {
  readonly revision: number
  readonly text: string
  /** When and by what it was written, in words. */
  readonly written: string
  readonly call: string | null
  /** Where it is explained; null where it is not. */
  readonly to: RouteLocationRaw | null
}

/** Revisions, oldest first. There may be thousands, so that each is put in words where it is shown, and the oldest may not be here yet. */
export interface RevisionList {
  readonly count: number
  /** Returns the revision at a place from 0 on; null where none is here. */
  readonly at: (index: number) => TextRevision | null
}

/** Returns the profiles: each by reception (Eq. 5), optimisation (Eq. 9) or reflection. */
export function profileRevisions(
  { client, profiles, counts }: Pick<ClientHistory, 'client' | 'profiles' | 'counts'>,
  run: string,
  query: Readonly<Record<string, string>>,
): RevisionList {
  return listOf(profiles, counts.profiles, ({ revision, step, profile: text, reason, cause, call }) => {
    const by = t('memories.stepAndReason', { step, reason: reasonOf(reason) })
    const gradient = cause === null ? '' : t('memories.andGradient', { gradient: cause.gradient })
    const to = { name: 'memories', params: { run, client }, query: { ...query, profile: String(revision) } }
    return { revision, text, written: `${by}${gradient}`, call, to }
  })
}

/** Returns the private memories. */
export function privateRevisions({
  privateMemories,
  counts,
}: Pick<ClientHistory, 'privateMemories' | 'counts'>): RevisionList {
  return listOf(privateMemories, counts.privateMemories, ({ revision, step, memory: text, call }) => {
    return { revision, text, written: t('memories.step', { step }), call, to: null }
  })
}

function listOf<Revision>(
  newest: readonly Revision[],
  count: number,
  inWords: (revision: Revision) => TextRevision,
): RevisionList {
  const at = (index: number) => {
    const revision = newest[index - count + newest.length]
    return revision === undefined ? null : inWords(revision)
  }
  return { count, at }
}
