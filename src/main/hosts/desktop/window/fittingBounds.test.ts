import { describe, expect, it } from 'vitest'
import { fittingBounds } from './fittingBounds.ts'

const first = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: 1920, y: 0, width: 2560, height: 1440 }

describe('fittingBounds', () => {
  it('begins in the middle of the first display', () => {
    expect(fittingBounds(undefined, [first, second])).toEqual({ x: 240, y: 102, width: 1440, height: 900 })
  })

  it('keeps what can be seen, on whichever display', () => {
    const there = { x: 2400, y: 100, width: 2000, height: 1200 }
    expect(fittingBounds(there, [first, second])).toEqual(there)
    const half = { x: 1500, y: 25, width: 1200, height: 700 }
    expect(fittingBounds(half, [first])).toEqual(half)
  })

  it('comes back from a display that is gone, and from where its title bar cannot be gripped', () => {
    const home = { x: 240, y: 102, width: 1440, height: 900 }
    expect(fittingBounds({ x: 2400, y: 100, width: 1200, height: 700 }, [first])).toEqual(home)
    expect(fittingBounds({ x: 100, y: -300, width: 1200, height: 700 }, [first])).toEqual(home)
    expect(fittingBounds({ x: 100, y: 1070, width: 1200, height: 700 }, [first])).toEqual(home)
    expect(fittingBounds({ x: 1850, y: 100, width: 1200, height: 700 }, [first])).toEqual(home)
  })

  it('is no larger than the display, and no smaller than the page needs', () => {
    expect(fittingBounds({ x: 0, y: 25, width: 4000, height: 3000 }, [first])).toEqual(first)
    expect(fittingBounds({ x: 0, y: 25, width: 300, height: 200 }, [first])).toEqual({
      x: 0,
      y: 25,
      width: 1024,
      height: 640,
    })
    expect(fittingBounds(undefined, [{ x: 10, y: 20, width: 800, height: 600 }])).toEqual({
      x: 10,
      y: 20,
      width: 1024,
      height: 640,
    })
  })
})
