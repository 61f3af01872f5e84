import { describe, expect, it } from 'vitest'
import { fromWire, isFault, toPageWire, toWire, WorkbenchError } from './errors.ts'

const disk = new Error('no space left')
const known = new WorkbenchError(
  { code: 'download-failed', address: 'a', expected: 'all of it', found: 'half' },
  { cause: new Error('connection reset', { cause: disk }) },
)
const fault = new TypeError('x is not a function', { cause: disk })

describe('an error on a link', () => {
  it('carries code, details and the messages of its causes, and becomes the same error again', () => {
    const wire = structuredClone(toWire(known))
    expect(wire).toEqual({ details: known.details, causes: ['connection reset', 'no space left'] })
    const arrived = fromWire(wire)
    expect(arrived.message).toBe(known.message)
    expect((arrived.cause as Error).message).toBe('connection reset')
    expect(((arrived.cause as Error).cause as Error).message).toBe('no space left')
    expect(toWire(arrived)).toEqual(wire)
  })

  it('carries the stack of a fault between parts of the workbench', () => {
    const arrived = fromWire(structuredClone(toWire(fault)))
    expect(arrived.details).toEqual({ code: 'internal', message: 'x is not a function' })
    expect(arrived.stack).toBe(fault.stack)
    expect((arrived.cause as Error).message).toBe('no space left')
  })

  it('gives a page the message of a fault and the entry of the log, but neither stack nor causes', () => {
    expect(toPageWire(fault, 'log-1')).toEqual({
      details: { code: 'internal', message: 'x is not a function' },
      logId: 'log-1',
    })
    // A host that passes on what its engine said keeps the entry and drops what came with it.
    const passedOn = fromWire({ ...toWire(fault), logId: 'log-1' })
    expect(toPageWire(passedOn)).toEqual(toPageWire(fault, 'log-1'))
    expect(toPageWire(known)).toEqual(toWire(known))
  })

  it('is bounded', () => {
    const long = new Error('outer', { cause: new Error('m'.repeat(900)) })
    long.stack = 's'.repeat(10_000)
    const wire = toWire(long)
    expect(wire.causes?.map((cause) => cause.length)).toEqual([500])
    expect(wire.stack).toHaveLength(8000)
  })
})

it('is a fault unless the workbench gave it a code of its own', () => {
  expect([fault, 'text', new WorkbenchError({ code: 'internal', message: 'm' }), known].map(isFault)).toEqual(
    [true, true, true, false],
  )
})
