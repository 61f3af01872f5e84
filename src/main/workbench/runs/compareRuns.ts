/** Compares runs by paired tests between the RecNet rankings of every two of them, over the same users. */
import type { RunReport } from '#shared/events/runReport.ts'
import type { Comparison, RunTest } from '#shared/vocabulary/inspection.ts'
import type { MetricName, MetricValues } from '#shared/vocabulary/results.ts'
import type { RunId } from '#shared/vocabulary/runs.ts'
import { holm } from '../../evaluation/holm.ts'
import { comparePaired } from '../../evaluation/pairedTest.ts'
import { protocolDifference, type NamedEvaluation } from '../../evaluation/protocolDifference.ts'
import { userMeans } from '#shared/evaluation/userMeans.ts'
import type { NewBreather } from '../../ports/breather.ts'
import type { Randomness } from '../../ports/random.ts'

const METRIC: MetricName = 'ndcg@10'
/** A fixed seed, so that comparing the same runs again gives the same results. */
const SEED = 0

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
  const incomparable = protocolDifference(compared)
  return { incomparable, tests: incomparable === null ? await testsOf(compared, ports) : [] }
}

async function testsOf(
  compared: readonly NamedEvaluation[],
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
