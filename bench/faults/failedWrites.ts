/** Errors of the system at each write of settings, runs, studies, imports, exports, bundles and downloads, each started again. */
import { failEachWrite, type FailedWrite } from './writes/failEachWrite.ts'
import { ENGINE_OPERATIONS } from './writes/engineOperations.ts'
import { FILE_OPERATIONS } from './writes/fileOperations.ts'
import type { FaultPart } from './faultPart.ts'

/** A case is `whole` where the error was told, or did not matter, and the next time ended as an undisturbed one does. */
export const failedWritesPart: FaultPart = {
  name: 'failed writes',
  count: 1000,
  run: async (count) => {
    const operations = [...FILE_OPERATIONS, ...ENGINE_OPERATIONS]
    const done: FailedWrite[] = []
    for (const operation of operations)
      done.push(...(await failEachWrite(operation, Math.ceil(count / operations.length))))
    for (const { operation, n, code, faults } of done)
      for (const { kind, what } of faults)
        console.log(`  ${kind}: ${operation}, write ${n}, ${code}: ${what}`)
    const of = (kind: string) =>
      done.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length
    const whole = done.filter(({ faults }) => faults.length === 0).length
    return [
      { what: 'whole', count: whole },
      { what: 'lost', count: of('lost') },
      { what: 'silent', count: of('silent') },
    ]
  },
}
