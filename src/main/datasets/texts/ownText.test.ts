import { expect, it } from 'vitest'
import { ownText } from './ownText.ts'

it.each(['', 'plain', 'é “…” 音楽', '"\\\n\t\u0000', '\uD83D', 'a\u2028b'])(
  'ownText leaves %j as it is',
  (text) => {
    expect(ownText(text)).toBe(text)
  },
)
