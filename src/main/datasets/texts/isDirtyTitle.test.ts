import { expect, it } from 'vitest'
import { isDirtyTitle } from './isDirtyTitle.ts'

it.each([
  '<span id="productTitle" class="a-size-large">',
  'Pop" /><br>',
  'var aPageStart = (new Date()).getTime();',
  '.a-box { color: red; margin: 0 }',
])('tells %s', (title) => {
  expect(isDirtyTitle(title)).toBe(true)
})

it.each(['Kind of Blue &amp; More', 'I <3 You', 'Ratio 2 < 3', 'Songs {Deluxe}', 'A: B', '{ }', 'Function'])(
  'takes %s for a title',
  (title) => {
    expect(isDirtyTitle(title)).toBe(false)
  },
)
