/** Under what terms data of a source may be used, as far as the workbench knows: a pointer, no advice. */
import type { TableSource } from './sourcePlan.ts'

const UNKNOWN = 'Not known to the workbench; see where the files come from.'

/** Notes by source. */
export const SOURCE_LICENCES: Readonly<Record<TableSource, string>> = {
  'amazon-2018':
    'Published for research by Ni, Li and McAuley (EMNLP 2019), who ask to be cited; texts belong to their authors and to Amazon.',
  'amazon-2023':
    'Published for research by Hou et al. (2024, arXiv:2403.03952), who ask to be cited; texts belong to their authors and to Amazon.',
  'movielens-100k':
    'GroupLens: for research, to be cited (Harper and Konstan 2015), not to be passed on or used commercially without permission.',
  'movielens-1m':
    'GroupLens: for research, to be cited (Harper and Konstan 2015), not to be passed on or used commercially without permission.',
  movielens:
    'GroupLens: for research, to be cited (Harper and Konstan 2015); the README of each release states its terms.',
  table: UNKNOWN,
}

/** For files whose source nobody can tell. */
export const UNKNOWN_LICENCE = UNKNOWN
