/** Where pages are found again. */
import { expect, it } from 'vitest'
import { eventually } from '#shared/eventually.testing.ts'
import { scrollPlaces } from './scrollPlaces.ts'

it('finds a page where it was left as soon as its content is there, and a new one at its top', async () => {
  let height = 1000
  let top = 0
  const main = {
    get scrollTop() {
      return top
    },
    set scrollTop(wanted: number) {
      top = Math.min(wanted, height)
    },
  } as HTMLElement
  const places = scrollPlaces(() => main)
  main.scrollTop = 640
  places.leave('overview')
  places.come('routers', true)
  expect(main.scrollTop).toBe(0)
  places.leave('routers')
  height = 100
  places.come('overview', true)
  expect(main.scrollTop).toBe(100)
  height = 2000
  await eventually(() => expect(main.scrollTop).toBe(640))
  places.leave('overview')
  places.come('overview', false)
  expect(main.scrollTop).toBe(0)
})

it('does not scroll where both pages are at their top, which would lay the new one out too soon', () => {
  let set = 0
  const main = {
    get scrollTop() {
      return 0
    },
    set scrollTop(_: number) {
      set += 1
    },
  } as HTMLElement
  const places = scrollPlaces(() => main)
  places.leave('runs')
  places.come('overview', false)
  expect(set).toBe(0)
})
