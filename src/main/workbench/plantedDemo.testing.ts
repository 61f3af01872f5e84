/** The demo as another seed generates it, and the users whose last taste showed first in those near them. */
import { demoFiles } from '../../../scripts/makeDemoDataset/demoFiles.ts'
import type { Dataset } from '#shared/vocabulary/datasets.ts'
import { toUserId } from '#shared/vocabulary/ids.ts'
import { seededRandom } from '../adapters/seededRandom.ts'
import { sha256 } from '../adapters/sha256.ts'
import { importDataset } from '../datasets/importDataset.ts'
import { textFile } from '../datasets/textFiles.ts'

export interface PlantedDemo {
  readonly dataset: Dataset
  /** Users whose last, that is test, interaction follows their community. */
  readonly planted: ReadonlySet<string>
}

/** Generates the demo of a seed and imports it. */
export async function plantedDemo(seed: number): Promise<PlantedDemo> {
  const texts = demoFiles(seed)
  const tools = { sha256, randomFor: seededRandom }
  const files = [...texts].map(([name, text]) => textFile(name, text))
  const { dataset } = await importDataset({ name: `demo-${seed}`, from: 'generated', files }, tools)
  const plant = JSON.parse(texts.get('plant.json') ?? '') as {
    readonly lastInteraction: Readonly<Record<string, string>>
  }
  const followers = Object.entries(plant.lastInteraction).filter(([, reason]) => reason === 'influence')
  return { dataset, planted: new Set(followers.map(([user]) => toUserId(user))) }
}
