/** Compares runs by paired tests between the RecNet rankings of every two of them, over the same users. */
import { heldOutOf } from '#shared/vocabulary/results.ts'
import type { RunReport } from '#shared/events/runReport.ts'
import type { Comparison, RunTest } from '#shared/vocabulary/inspection.ts'
import type { EvaluationReport, MetricName, MetricValues } from '#shared/vocabulary/results.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { holm } from '../../evaluation/holm.ts'
import { comparePaired } from '../../evaluation/pairedTest.ts'
import { userMeans } from '#shared/evaluation/userMeans.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Randomness } from '../../ports/random.ts'

const METRIC: MetricName = 'ndcg@10'
/** A fixed seed, so that comparing the same runs again gives the same results. */
const SEED = 0

interface Compared {
  readonly run: RunId
  readonly evaluation: EvaluationReport
}

/** What a comparison needs from outside. */
export interface ComparePorts {
  readonly randomness: Pick<Randomness, 'randomFor'>
  readonly newBreather: NewBreather
}

/**
 * Tests the difference in NDCG@10 between the newest evaluations of every two runs, with Holm's correction over all
 * pairs. Runs that cannot be compared give no tests, and `incomparable` says why.
 */
export async function compareRuns(
  runs: readonly RunId[],
  reportOf: (run: RunId) => Promise<RunReport | null>,
  ports: ComparePorts,
): Promise<Comparison> {
  const reports = await Promise.all(
    [...new Set(runs)].map(async (run) => ({ run, report: await reportOf(run) })),
  )
  const without = reports.find(({ report }) => report === null)
  if (without) return { incomparable: `${without.run} has not been evaluated yet`, tests: [] }
  const compared = reports.flatMap(({ run, report }) =>
    report ? [{ run, evaluation: report.evaluation }] : [],
  )
  const incomparable = differenceAmong(compared)
  return { incomparable, tests: incomparable === null ? await testsOf(compared, ports) : [] }
}

/** Returns in words why the runs cannot be compared, or null if they can. Their seeds may differ. */
function differenceAmong([first, ...others]: readonly Compared[]): string | null {
  if (!first) return null
  const protocol = first.evaluation.protocol
  for (const { run, evaluation } of others) {
    const { protocol: other } = evaluation
    const differs = (what: string, own: unknown, found: unknown) =>
      `${what}: ${String(own)} in ${first.run}, ${String(found)} in ${run}`
    if (other.datasetHash !== protocol.datasetHash) {
      return differs('the datasets differ', named(protocol), named(other))
    }
    if (heldOutOf(other) !== heldOutOf(protocol))
      return differs('the newest evaluations rank different items', heldOutOf(protocol), heldOutOf(other))
    for (const field of ['split', 'negatives', 'candidates', 'users', 'repetitions'] as const) {
      if (other[field] !== protocol[field])
        return differs(`the protocols differ in ${field}`, protocol[field], other[field])
    }
    const user = differingUser(first.evaluation, evaluation)
    if (user !== null) return `the candidate sets of ${user} differ between ${first.run} and ${run}`
  }
  return null
}

function named({ dataset, datasetHash }: EvaluationReport['protocol']): string {
  return `${dataset} (${datasetHash.slice(0, 12)})`
}

/** Returns the first user whose candidate sets differ. A user that only one run has counts as different. */
function differingUser(a: EvaluationReport, b: EvaluationReport): string | null {
  const [own, other] = [candidatesOf(a), candidatesOf(b)]
  const users = new Set([...own.keys(), ...other.keys()])
  const isSame = (user: string) =>
    [...(own.get(user) ?? [])].sort().join('\n') === [...(other.get(user) ?? [])].sort().join('\n')
  return [...users].find((user) => !isSame(user)) ?? null
}

/**
 * Collects the candidates from the rankings of all methods. A method may leave candidates out, but the reference
 * methods rank them all.
 */
function candidatesOf({ methods }: EvaluationReport): ReadonlyMap<string, ReadonlySet<string>> {
  const sets = new Map<string, Set<string>>()
  for (const { user, positiveItem, ranking } of methods.flatMap((method) => method.outcomes)) {
    const set = sets.get(user) ?? new Set([positiveItem])
    for (const item of ranking) set.add(item)
    sets.set(user, set)
  }
  return sets
}

async function testsOf(
  compared: readonly Compared[],
  { randomness, newBreather }: ComparePorts,
): Promise<readonly RunTest[]> {
  const breathe = newBreather()
  const randomFor = randomness.randomFor(SEED)
  const means = compared.map(({ run, evaluation }) => ({
    run,
    users: userMeans(evaluation.methods[0]?.outcomes ?? []),
  }))
  const tests: Omit<RunTest, 'pHolm'>[] = []
  for (const [index, { run, users }] of means.entries()) {
    for (const { run: against, users: others } of means.slice(index + 1)) {
      await breathe()
      const streams = {
        bootstrap: randomFor('paired bootstrap', run, against),
        flips: randomFor('sign flips', run, against),
      }
      tests.push({ run, against, ...comparePaired(differencesOf(users, others), streams) })
    }
  }
  const corrected = holm(tests.map((test) => test.pValue))
  return tests.map((test, index) => ({ ...test, pHolm: corrected[index] ?? 1 }))
}

function differencesOf(
  own: ReadonlyMap<string, MetricValues>,
  others: ReadonlyMap<string, MetricValues>,
): readonly number[] {
  return [...own].map(([user, values]) => values[METRIC] - (others.get(user) ?? values)[METRIC])
}
