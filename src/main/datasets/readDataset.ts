/** What of a dataset its files say. */
import type { Dataset } from '#shared/vocabulary/datasets.ts'

/** The content of a dataset without its names. */
export type ReadDataset = Pick<Dataset, 'histories' | 'items' | 'users' | 'givenNegatives' | 'graph'>
