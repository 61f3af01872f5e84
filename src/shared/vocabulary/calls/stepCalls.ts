/** The calls of one step in the order in which they caused one another, from the stages of the method and the names of calls. */
import type { CallRow } from '../trace.ts'
import { callNameParts } from './callName.ts'

/** The stages of a step in the order in which they are performed. `other` is for prompts that this version does not know. */
export const CALL_STAGES = [
  'initialization',
  'client-centric',
  'router-centric',
  'evaluation',
  'cold-start',
  'other',
] as const
export type CallStage = (typeof CALL_STAGES)[number]

/** A call with the number of calls in a row that it follows from within its stage. */
export interface PlacedCall {
  readonly row: CallRow
  readonly depth: number
}

/** The calls of one stage, of which `calls` may be only a part that begins after the first `before`. */
export interface StageCalls {
  readonly stage: CallStage
  readonly total: number
  readonly before: number
  readonly calls: readonly PlacedCall[]
}

/** All calls of a step. */
export interface StepCallGroups {
  readonly step: number
  readonly stages: readonly StageCalls[]
}

interface Place {
  readonly stage: CallStage
  readonly depth: number
}

/** Where calls of a prompt stand whose subject decides nothing. */
const PLACES: Readonly<Record<string, Place>> = {
  describe: { stage: 'initialization', depth: 0 },
  'list-interests': { stage: 'initialization', depth: 1 },
  'name-group': { stage: 'initialization', depth: 2 },
  predict: { stage: 'client-centric', depth: 1 },
  gradient: { stage: 'client-centric', depth: 2 },
  'client-optimizer': { stage: 'client-centric', depth: 3 },
  choose: { stage: 'client-centric', depth: 0 },
  'reflect-user': { stage: 'client-centric', depth: 1 },
  'update-private': { stage: 'client-centric', depth: 1 },
  'reflect-items': { stage: 'client-centric', depth: 2 },
  'derive-memory': { stage: 'client-centric', depth: 2 },
  'router-optimizer': { stage: 'router-centric', depth: 0 },
  'select-receivers': { stage: 'router-centric', depth: 0 },
  digest: { stage: 'router-centric', depth: 1 },
  rank: { stage: 'evaluation', depth: 1 },
  'rank-agents': { stage: 'evaluation', depth: 1 },
  'rank-memories': { stage: 'evaluation', depth: 1 },
  'rank-by-history': { stage: 'evaluation', depth: 1 },
}

/** Returns the stage of a call, and how deep it stands in it. */
export function callPlace(call: string): Place {
  const { step, prompt, subject } = callNameParts(call)
  const cold = subject.split('/').includes('cold-start')
  switch (prompt) {
    case 'merge':
      if (cold) return { stage: 'cold-start', depth: 1 }
      if (subject.endsWith('/ranking')) return { stage: 'evaluation', depth: 0 }
      // Without a buffer a message is merged when it is delivered, and the sender is named.
      return subject.includes('/')
        ? { stage: 'router-centric', depth: 3 }
        : { stage: 'client-centric', depth: 0 }
    case 'extract':
      if (cold) return { stage: 'cold-start', depth: 0 }
      return { stage: step === 0 ? 'initialization' : 'router-centric', depth: 1 }
    case 'summarize':
      return { stage: step === 0 ? 'initialization' : 'router-centric', depth: 2 }
    case 'rank':
      return cold ? { stage: 'cold-start', depth: 2 } : { stage: 'evaluation', depth: 1 }
    default:
      return PLACES[prompt] ?? { stage: 'other', depth: 0 }
  }
}

/**
 * Groups the calls of a step by stage, in causal order. Of a stage at most `most` are returned: the first, or those around
 * the call that is named.
 */
export function stepCallGroups(
  step: number,
  rows: readonly CallRow[],
  { most, around }: { readonly most: number; readonly around: string | null },
): StepCallGroups {
  const placed = rows.map((row) => ({ row, ...callPlace(row.call) }))
  const stages = CALL_STAGES.flatMap((stage): readonly StageCalls[] => {
    const all = placed.filter((one) => one.stage === stage).sort(inOrder)
    if (all.length === 0) return []
    const at = all.findIndex(({ row }) => row.call === around)
    const before = Math.max(0, Math.min(at - Math.floor(most / 2), all.length - most))
    const calls = all.slice(before, before + most).map(({ row, depth }) => ({ row, depth }))
    return [{ stage, total: all.length, before, calls }]
  })
  return { step, stages }
}

type Ordered = PlacedCall & Place

function inOrder(a: Ordered, b: Ordered): number {
  const [one, other] = [roundOf(a), roundOf(b)]
  const rounds = a.stage === 'client-centric' ? one - other : 0
  return rounds || a.depth - b.depth || bySubject(a.row.subject, b.row.subject)
}

/** AgentCF chooses again after a reflection; the number of the round ends the subject, or `last` after all. */
function roundOf({ row }: Ordered): number {
  if (row.subject.endsWith('/last')) return Number.MAX_SAFE_INTEGER
  return Number(/\/(\d+)$/.exec(row.subject)?.[1] ?? 0)
}

/** Users before items before routers, and by number where there is one. */
function bySubject(a: string, b: string): number {
  const kind = (subject: string) => 'uir'.indexOf(subject.charAt(0))
  return kind(a) - kind(b) || a.localeCompare(b, 'en', { numeric: true })
}
