/** Figures of studies. */
import type { BesidePaper } from '../../vocabulary/studies/studyTableChoice.ts'
import type { StudyFigureName } from '../../vocabulary/figures.ts'
import type { StudyResults } from '../../vocabulary/studies/studyResults.ts'
import type { FigureOf } from '../figure.ts'

/** The results of a study, and which dataset of the paper stands beside which of one's own, where that was chosen. */
export interface StudyFigureData extends StudyResults {
  readonly beside?: BesidePaper
}

export type StudyFigure = FigureOf<StudyFigureName, StudyFigureData>

/** What an empty figure says. */
export const NOTHING_YET = 'Results appear after the first evaluation.'
