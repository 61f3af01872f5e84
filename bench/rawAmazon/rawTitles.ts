/** Titles: sound ones with what decoding and trimming puts right, and what scrapers left instead of a title. */
import type { Random } from '../../src/main/ports/random.ts'
import type { Prose } from './prose.ts'
import type { ItemKind } from './rawInteractions.ts'

/** Returns the title of an item; empty for one without. */
export function rawTitle(kind: ItemKind, prose: Prose, random: Random): string {
  const words = prose.capitals(1 + random.below(6))
  if (kind === 'empty') return random.below(2) === 0 ? '' : ' '
  if (kind === 'dirty') return DIRTY[random.below(DIRTY.length)]?.(words) ?? ''
  switch (random.below(40)) {
    case 0:
      return `${words} &amp; The ${prose.capitals(1)}`
    case 1:
      return `${words}\t[Explicit]`
    case 2:
      return `${words}: L&#39;Été à Montréal`
    case 3:
      return ` ${words}  (Remastered 2009) `
    case 4:
      return `"${words}", Vol. 2`
    case 5:
      return `${words} | ${prose.capitals(2)}, Op. 18`
    case 6:
      return `${words} – ベスト`
    default:
      return words
  }
}

const DIRTY: readonly ((words: string) => string)[] = [
  (words) => `<span class="a-size-medium a-color-base a-text-normal">${words}</span>`,
  () =>
    '\n\n\n\nvar aPageStart = (new Date()).getTime();\nvar ue_t0=ue_t0||+new Date();\nfunction uet(e,n,t,i){if(window.ue)return ue.tag(e)}',
  (words) => `<script type="text/javascript">P.when("A").execute(function(A){A.on("${words}")});</script>`,
  (words) => `${words}<span id="productTitle" class="a-size-large"`,
]
