import { describe, expect, it } from 'vitest'
import { cleanText } from './cleanText.ts'

describe('cleanText', () => {
  it.each([
    ['Rain &amp; Salt', 'Rain & Salt'],
    ['Rain &amp;amp; Salt &#39;77 caf&eacute;', "Rain & Salt '77 café"],
    ['<b>Night</b>  Bus\u2028Home', 'Night Bus Home'],
    ['<span id="parentalAdvisory" class="a-size-medium a-text-normal"', ''],
    ['Slow Tide <span class="a-size', 'Slow Tide'],
    ['Slow Tide,Jazz" />', 'Slow Tide,Jazz'],
    ['&lt;i&gt;Low&lt;/i&gt; Sun', 'Low Sun'],
    ['<script>var a = "<b>"</script>Home', 'Home'],
    ['I <3 R&B, 2 < 3 > 1', 'I <3 R&B, 2 < 3 > 1'],
    ['&amp;amp;amp;amp;lt;3', '<3'],
    ['<scr<b>ipt>Home', 'Home'],
    ['a\uD800b \u{1F600}', 'a b \u{1F600}'],
  ])('turns %j into %j', (raw, text) => {
    expect(cleanText(raw)).toBe(text)
    expect(cleanText(text)).toBe(text)
  })
})
