import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inNextFrame, notInNextFrame } from './inNextFrame.ts'

describe('drawing in the next frame', () => {
  let frames: (() => void)[] = []
  let now = 0
  const nextFrame = () => frames.splice(0).forEach((frame) => frame())
  const drawn: string[] = []
  /** Draws for so many milliseconds. */
  const ask = (name: string, key: object, takes: number, isUrgent = false) =>
    inNextFrame(key, () => void (drawn.push(name), (now += takes)), { isUrgent })

  beforeEach(() => {
    frames = []
    drawn.length = 0
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
    vi.spyOn(performance, 'now').mockImplementation(() => now)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('draws what was asked for last, once', () => {
    const key = {}
    ask('old', key, 1)
    ask('new', key, 1)
    expect(frames).toHaveLength(1)
    nextFrame()
    nextFrame()
    expect(drawn).toEqual(['new'])
  })

  it('draws all that is urgent at once, and of the rest what there is time for, in turns', () => {
    const [a, b, c] = [{}, {}, {}]
    for (const [name, key] of Object.entries({ a, b, c })) ask(name, key, 5, true)
    nextFrame()
    expect(drawn.splice(0)).toEqual(['a', 'b', 'c'])
    for (const [name, key] of Object.entries({ a, b, c })) ask(name, key, 5)
    nextFrame()
    expect(drawn.splice(0)).toEqual(['a', 'b'])
    ask('a', a, 5)
    nextFrame()
    expect(drawn.splice(0)).toEqual(['c', 'a'])
    expect(frames).toHaveLength(0)
  })

  it('draws one that is not urgent in every second frame, however long the urgent ones take', () => {
    const [a, b, c] = [{}, {}, {}]
    ask('c', c, 5)
    nextFrame()
    drawn.length = 0
    for (let frame = 0; frame < 4; frame += 1) {
      ask('a', a, 50, true)
      ask('b', b, 5)
      nextFrame()
    }
    expect(drawn.join(' ')).toBe('a a b a a b')
  })

  it('forgets what was asked for', () => {
    const key = {}
    ask('gone', key, 1)
    notInNextFrame(key)
    nextFrame()
    expect(drawn).toEqual([])
  })
})
