import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../adapters/seededRandom.ts'
import { kMeans } from './kMeans.ts'

const unit = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
const random = (seed: number) => seededRandom(seed)('k-means')

/** Whether two vectors are in one cluster, whatever its number. */
function together(labels: readonly number[]): boolean[] {
  return labels.map((label) => label === labels[0])
}

describe('kMeans', () => {
  it('finds the two pairs among four points, from every start', async () => {
    const points = [unit(0), unit(90), unit(10), unit(100)]
    for (let seed = 0; seed < 50; seed++) {
      expect(together(await kMeans(points, 2, random(seed)))).toEqual([true, false, true, false])
    }
  })

  it('makes as many clusters as there are vectors where K is greater', async () => {
    expect([...(await kMeans([unit(0), unit(90), unit(200)], 9, random(1)))].sort()).toEqual([0, 1, 2])
    expect(await kMeans([unit(0)], 9, random(1))).toEqual([0])
    expect(await kMeans([], 9, random(1))).toEqual([])
  })

  it('leaves no cluster empty, even of equal vectors', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const same = [unit(30), unit(30), unit(30), unit(30)]
      expect(new Set(await kMeans(same, 3, random(seed)))).toEqual(new Set([0, 1, 2]))
      const duplicates = [unit(0), unit(0), unit(0), unit(120)]
      expect(new Set(await kMeans(duplicates, 3, random(seed)))).toEqual(new Set([0, 1, 2]))
      expect(together(await kMeans(duplicates, 2, random(seed)))).toEqual([true, true, true, false])
    }
  })

  it('puts all into one cluster for K of one', async () => {
    expect(await kMeans([unit(0), unit(90), unit(180)], 1, random(3))).toEqual([0, 0, 0])
  })

  it('gives the same labels for the same seed', async () => {
    const points = Array.from({ length: 40 }, (_, index) => unit(index * 37))
    expect(await kMeans(points, 6, random(5))).toEqual(await kMeans(points, 6, random(5)))
  })
})
