import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useFigureChoice } from './figureChoice.ts'

const KEY = 'recnet.figureChoice'
const kept = (): unknown => JSON.parse(localStorage.getItem(KEY) ?? '')

it('shows what an address states without keeping it, until another is chosen', async () => {
  localStorage.setItem(KEY, JSON.stringify({ cutoff: 1, smoothing: 'none' }))
  const choices = useFigureChoice(createPinia())
  choices.state({ cutoff: 10 })
  expect(choices.choice).toMatchObject({ cutoff: 10, smoothing: 'none' })
  choices.choose({ window: 80 })
  await nextTick()
  expect(kept()).toMatchObject({ cutoff: 1, window: 80 })
  choices.choose({ cutoff: 5 })
  await nextTick()
  expect(choices.choice.cutoff).toBe(5)
  expect(kept()).toMatchObject({ cutoff: 5, window: 80 })
})
