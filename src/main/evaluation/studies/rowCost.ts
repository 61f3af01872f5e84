/** Table 5: what the runs of a row took, as means over its seeds, beside the rows that its counts are relative to. */
import type { CallCounts, CallsByPrompt } from '#shared/events/runEvents.ts'
import type { CallGrowth, StudyCost, TimeSplit } from '#shared/vocabulary/studies/studyResults.ts'
import { powerLaw } from '../statistics/powerLaw.ts'
import type { CellOutcome } from './cellOutcome.ts'
import type { RowRuns } from './rowRuns.ts'

/** The variants that λ and μ are relative to. */
const [CLIENT_REFERENCE, ROUTER_REFERENCE] = ['AgentCF', 'RecNet']

/**
 * Returns the cost of a row among the rows of its block; null before its first run. N and M are sums over all runs
 * divided by the sum of their router-centric updates; λ and μ are relative to the same point of AgentCF and of RecNet, or
 * to their first.
 */
export function rowCost(row: RowRuns, rows: readonly RowRuns[]): StudyCost | null {
  const outcomes = outcomesOf(row)
  if (outcomes.length === 0) return null
  const sum = (of: (cost: CellOutcome['cost']) => number) =>
    outcomes.reduce((total, { cost }) => total + of(cost), 0)
  const [clientCalls, routerCalls] = [meanCalls(row, 'clientCalls'), meanCalls(row, 'routerCalls')]
  const stages = sum(({ routerStages }) => routerStages)
  const clients = sum(({ clientUpdates }) => clientUpdates)
  const receivers = sum(({ receivers: own = 0 }) => own)
  const relative = (calls: number, variant: string, kind: CallKind) => {
    const reference = referenceOf(row, rows, variant)
    const own = reference ? meanCalls(reference, kind) : 0
    return own === 0 || calls === 0 ? null : calls / own
  }
  return {
    calls: meanCounts(outcomes.map(({ calls }) => calls)),
    clientCalls,
    routerCalls,
    propagationCalls: outcomes.every(({ cost }) => cost.propagationCalls !== undefined)
      ? sum(({ propagationCalls = 0 }) => propagationCalls) / outcomes.length
      : null,
    clientsPerUpdate: ratio(clients, stages),
    routersPerUpdate: ratio(
      sum(({ routerUpdates }) => routerUpdates),
      stages,
    ),
    routerStages: stages / outcomes.length,
    receiversPerClient: receivers === 0 ? null : ratio(receivers, clients),
    lambda: relative(clientCalls, CLIENT_REFERENCE, 'clientCalls'),
    mu: relative(routerCalls, ROUTER_REFERENCE, 'routerCalls'),
    growth: growthOf(outcomes),
    time: meanTime(outcomes.flatMap(({ time }) => time ?? [])),
  }
}

type CallKind = 'clientCalls' | 'routerCalls'

function meanCalls(row: RowRuns, kind: CallKind): number {
  const outcomes = outcomesOf(row)
  return outcomes.reduce((sum, { cost }) => sum + cost[kind], 0) / Math.max(1, outcomes.length)
}

function outcomesOf({ runs }: RowRuns): readonly CellOutcome[] {
  return runs.map(({ outcome }) => outcome).filter(({ final }) => final)
}

/** The row of a variant at the same point, that with the name of the variant before others of it; else its first point. */
function referenceOf(row: RowRuns, rows: readonly RowRuns[], variant: string): RowRuns | undefined {
  const own = rows.filter((one) => one.variant === variant && outcomesOf(one).length > 0)
  const textOf = ({ point }: RowRuns) => JSON.stringify(Object.entries(point).sort())
  const here = own.filter((one) => textOf(one) === textOf(row))
  return here.find((one) => one.row === variant) ?? here.find((one) => one === row) ?? here[0] ?? own[0]
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** Means of all counts over runs; a prompt that a run did not ask counts as 0 there. */
function meanCounts(runs: readonly CallsByPrompt[]): CallsByPrompt {
  const prompts = new Set(runs.flatMap((calls) => Object.keys(calls)))
  return Object.fromEntries(
    [...prompts].map((prompt) => {
      const own = runs.flatMap((calls) => calls[prompt] ?? [])
      const mean = (of: (counts: CallCounts) => number | undefined) =>
        own.reduce((sum, counts) => sum + (of(counts) ?? 0), 0) / runs.length
      const known = (of: (counts: CallCounts) => number | undefined) =>
        own.every((counts) => of(counts) !== undefined)
      const counts: CallCounts = {
        calls: mean(({ calls }) => calls),
        repaired: mean(({ repaired }) => repaired),
        fellBack: mean(({ fellBack }) => fellBack),
        shortened: mean(({ shortened }) => shortened),
        ...(known(({ truncated }) => truncated) ? { truncated: mean(({ truncated }) => truncated) } : {}),
        ...(known(({ refused }) => refused) ? { refused: mean(({ refused }) => refused) } : {}),
        promptTokens: mean(({ promptTokens }) => promptTokens),
        replyTokens: mean(({ replyTokens }) => replyTokens),
      }
      return [prompt, counts]
    }),
  )
}

/** One fit through the points of all runs; the points that are shown are those of the first run that has them. */
function growthOf(outcomes: readonly CellOutcome[]): CallGrowth | null {
  const curves = outcomes.flatMap(({ cost }) => (cost.growth ? [cost.growth] : []))
  const law = powerLaw(curves.flat().map(({ records, calls }) => [records, calls] as const))
  const [points] = curves
  return law && points ? { ...law, points } : null
}

function meanTime(times: readonly TimeSplit[]): TimeSplit | null {
  if (times.length === 0) return null
  const mean = (of: (time: TimeSplit) => number) =>
    times.reduce((sum, time) => sum + of(time), 0) / times.length
  return {
    total: mean(({ total }) => total),
    model: mean(({ model }) => model),
    embedding: mean(({ embedding }) => embedding),
    index: mean(({ index }) => index),
    rest: mean(({ rest }) => rest),
  }
}
