/** Every figure of a study by name. To add one, add its file, a line here, and its name in the vocabulary. */
import type { StudyFigureName } from '../../vocabulary/figures.ts'
import { ablationsFigure } from './ablationsFigure.ts'
import { backbonesFigure } from './backbonesFigure.ts'
import { coldStartFigure } from './coldStartFigure.ts'
import { efficiencyFigure } from './efficiencyFigure.ts'
import { growthFigure } from './growthFigure.ts'
import { methodsFigure } from './methodsFigure.ts'
import { routerEvolutionFigure } from './routers/routerEvolutionFigure.ts'
import { sensitivityFigure } from './sensitivityFigure.ts'
import type { StudyFigure, StudyFigureData } from './studyFigure.ts'
import { timeFigure } from './timeFigure.ts'

export const STUDY_FIGURES: Readonly<Record<StudyFigureName, StudyFigure>> = {
  'study-methods': methodsFigure,
  'study-ablations': ablationsFigure,
  'study-backbones': backbonesFigure,
  'study-router-evolution': routerEvolutionFigure,
  'study-cold-start': coldStartFigure,
  'study-sensitivity': sensitivityFigure,
  'study-efficiency': efficiencyFigure,
  'study-time': timeFigure,
  'study-growth': growthFigure,
}

/** Returns the figures that can say something about this study. */
export function studyFiguresFor(data: StudyFigureData): readonly StudyFigure[] {
  return Object.values(STUDY_FIGURES).filter(({ isFor }) => isFor?.(data) ?? true)
}
