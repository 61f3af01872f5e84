import { vectorIndexSuite } from '../../recnet/vectorIndexSuite.testing.ts'
import { seededRandom } from '../seededRandom.ts'
import { openMemoryVectorIndex } from './memoryVectorIndex.ts'

vectorIndexSuite(
  'openMemoryVectorIndex',
  async (dimensions) => openMemoryVectorIndex(dimensions),
  seededRandom(7),
)
