import { expect, it } from 'vitest'
import { toWire, WorkbenchError } from '../errors.ts'
import type { LogEntry } from '../vocabulary/log.ts'
import { diagnosisText, isUnexpected } from './diagnosisText.ts'

const entry: LogEntry = {
  id: 'a-1',
  at: '2026-11-26T15:00:00.000Z',
  level: 'error',
  program: 'engine',
  scope: 'calls',
  message: 'The call runs.view failed.\nOnce.',
  error: { code: 'EIO', message: 'Error: EIO: input/output error', stack: ['at read (view.ts:1:2)'] },
  causes: [{ code: 'disk', message: 'Error: worn out', stack: [] }],
}

it('says versions, the error, and the log around it, and quotes nothing', () => {
  const error = new WorkbenchError(
    { code: 'internal', message: 'cannot read "A quiet novel"' },
    { cause: new Error('lost “jazz”'), logId: 'a-1' },
  )
  expect(diagnosisText({ error, facts: { workbench: '0.1.0', engine: 'ready' }, entries: [entry] })).toBe(
    [
      'RecNet Workbench, diagnosis',
      'workbench: 0.1.0',
      'engine: ready',
      'Error: internal',
      '  WorkbenchError: A fault of the workbench itself: cannot read [13 characters]',
      '  because of Error: lost [4 characters]',
      'Entry of the log: a-1',
      '',
      'Log, the newest first, 1 entries:',
      '2026-11-26T15:00:00.000Z ERROR engine calls: The call runs.view failed. [a-1]',
      '  Once.',
      '  Error: EIO: input/output error',
      '    at read (view.ts:1:2)',
      '  because of',
      '  Error: worn out (disk)',
      '',
    ].join('\n'),
  )
})

it('is offered for what no advice mends', () => {
  const wires = [
    toWire(new TypeError('x')),
    toWire(new WorkbenchError({ code: 'engine-lost', reason: 'r' })),
    toWire(new WorkbenchError({ code: 'run-unknown', folder: 'r' })),
    toWire(new WorkbenchError({ code: 'cancelled' })),
  ]
  expect(wires.map(isUnexpected)).toEqual([true, true, false, false])
})
