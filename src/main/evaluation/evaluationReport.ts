/** The report of one protocol: methods, the random floor, and paired tests of the first method against all others. */
import { WorkbenchError } from '#shared/errors.ts'
import { userMeans } from '#shared/evaluation/userMeans.ts'
import type { UserId } from '#shared/vocabulary/ids.ts'
import { RANDOM_FLOOR } from '#shared/vocabulary/results.ts'
import type {
  EvaluationReport,
  MethodReport,
  MetricName,
  MetricValues,
  PairedTest,
} from '#shared/vocabulary/results.ts'
import type { RandomFor } from '../ports/random.ts'
import { holm } from './holm.ts'
import { comparePaired } from './pairedTest.ts'
import { randomFloor } from './randomFloor.ts'

const TESTED_METRICS: readonly MetricName[] = ['ndcg@1', 'ndcg@5', 'ndcg@10']

/**
 * Compares methods. The first (RecNet) is tested against each other method and against the exact expectation of random
 * order, for NDCG@1, @5 and @10. Holm's correction is over all tests against methods; the random floor is no competitor,
 * so that its tests are corrected among themselves.
 * @throws WorkbenchError `argument-invalid` where two methods were not evaluated on the same users.
 */
export function evaluationReport(
  methods: readonly MethodReport[],
  protocol: EvaluationReport['protocol'],
  randomFor: RandomFor,
): EvaluationReport {
  const steps = evaluationReportSteps(methods, protocol, randomFor)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/**
 * Computes the same report as a generator that yields before each test: one test draws about a million numbers, and
 * other calls must be answered meanwhile.
 */
export function* evaluationReportSteps(
  methods: readonly MethodReport[],
  protocol: EvaluationReport['protocol'],
  randomFor: RandomFor,
): Generator<undefined, EvaluationReport> {
  const floor = randomFloor(protocol.candidates)
  const [first, ...others] = methods
  if (first === undefined) return { protocol, floor, methods, tests: [], holm: 'floor apart' }
  const own = userMeans(first.outcomes)
  const opponents = [
    ...others.map((other) => ({ name: other.method, values: sameUsers(own, other) })),
    { name: RANDOM_FLOOR, values: new Map([...own.keys()].map((user) => [user, floor])) },
  ]
  const tests: Omit<PairedTest, 'pHolm'>[] = []
  for (const { name, values } of opponents) {
    for (const metric of TESTED_METRICS) {
      yield
      const differences = [...own].map(([user, mine]) => mine[metric] - (values.get(user) ?? mine)[metric])
      const streams = {
        bootstrap: randomFor('paired bootstrap', first.method, name, metric),
        flips: randomFor('sign flips', first.method, name, metric),
      }
      tests.push({ method: first.method, against: name, metric, ...comparePaired(differences, streams) })
    }
  }
  return { protocol, floor, methods, tests: withHolm(tests), holm: 'floor apart' }
}

/** The other method's metrics by user, after checking that both were evaluated on the same users. */
function sameUsers(
  own: ReadonlyMap<UserId, MetricValues>,
  other: MethodReport,
): ReadonlyMap<UserId, MetricValues> {
  const values = userMeans(other.outcomes)
  const shared = [...own.keys()].filter((user) => values.has(user)).length
  if (shared === own.size && shared === values.size) return values
  throw new WorkbenchError({
    code: 'argument-invalid',
    argument: 'methods',
    expected: `the same ${own.size} users for every method`,
    found: `${values.size} users of ${other.method}, ${shared} of them shared`,
  })
}

/** Corrects the tests against methods, and those against the floor, each family by itself. */
function withHolm(tests: readonly Omit<PairedTest, 'pHolm'>[]): PairedTest[] {
  const isFloor = ({ against }: Omit<PairedTest, 'pHolm'>) => against === RANDOM_FLOOR
  const correctedWhere = (floor: boolean) =>
    holm(tests.filter((test) => isFloor(test) === floor).map(({ pValue }) => pValue)).values()
  const [ofMethods, ofFloor] = [correctedWhere(false), correctedWhere(true)]
  return tests.map((test) => ({ ...test, pHolm: (isFloor(test) ? ofFloor : ofMethods).next().value ?? 1 }))
}
