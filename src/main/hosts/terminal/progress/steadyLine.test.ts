import { describe, expect, it } from 'vitest'
import { steadyLine } from './steadyLine.ts'

/** A line on a stream and a clock of the test. */
function buildLine({ isTTY = false, columns = 40 } = {}) {
  let now = 0
  const timers = new Set<{ readonly every: number; readonly work: () => void }>()
  const written: string[] = []
  const stream = { isTTY, columns, write: (text: string) => (written.push(`${now / 1000}: ${text}`), true) }
  const line = steadyLine(stream, {
    milliseconds: () => now,
    every: (every, work) => {
      const timer = { every, work }
      timers.add(timer)
      return () => timers.delete(timer)
    },
  })
  const pass = (seconds: number) => {
    for (const end = now + seconds * 1000; now < end;) {
      now += 100
      for (const { every, work } of timers) if (now % every === 0) work()
    }
  }
  const show = (text: string, share: number | null = 0, part = 'Learning') => line.show({ text, share, part })
  return { line, show, pass, written, timers }
}

describe('a steady line', () => {
  it('is written every 15 seconds elsewhere than on a terminal, with the newest text', () => {
    const { show, pass, written } = buildLine()
    show('a')
    for (const text of 'bcdefgh') {
      pass(5)
      show(text)
    }
    expect(written).toEqual(['0: a\n', '15: c\n', '30: f\n'])
  })

  it('is written again where nothing new is told', () => {
    const { show, pass, written } = buildLine()
    show('a')
    pass(61)
    expect(written).toEqual(['0: a\n', '15: a\n', '30: a\n', '45: a\n', '60: a\n'])
  })

  it('is written after each tenth of the whole and for each new part', () => {
    const { show, pass, written } = buildLine()
    show('a', 0)
    pass(2)
    show('b', 0.09)
    show('c', 0.1)
    show('d', 0.3)
    pass(1)
    show('e', 0.3)
    show('f', 0.3, 'Evaluation')
    expect(written).toEqual(['0: a\n', '2: c\n', '3: d\n', '3: f\n'])
  })

  it('is rewritten on a terminal, cut to its width, at most ten times a second', () => {
    const { line, show, pass, written, timers } = buildLine({ isTTY: true, columns: 21 })
    show('a line that is longer than the terminal')
    show('b')
    pass(0.1)
    show('c')
    expect(written).toEqual(['0: \r\u001b[2Ka line that is longe', '0.1: \r\u001b[2Kc'])
    line.close()
    expect(written.at(-1)).toBe('0.1: \r\u001b[2K')
    expect(timers.size).toBe(0)
  })

  it('stays away once cleared, until something is shown', () => {
    const { line, show, pass, written } = buildLine()
    show('a')
    line.clear()
    pass(60)
    show('b')
    expect(written).toEqual(['0: a\n', '60: b\n'])
  })
})
