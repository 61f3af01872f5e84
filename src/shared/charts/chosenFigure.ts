/** A figure bound to a choice of what of it is drawn. */
import type { FigureChoice } from '../vocabulary/figures.ts'
import type { FigureOf } from './figure.ts'

/** Returns the figure whose picture and table follow the choice; without parts to choose, the figure itself. */
export function chosenFigure<Name extends string, Data>(
  figure: FigureOf<Name, Data>,
  choice: FigureChoice,
): FigureOf<Name, Data> {
  if (!figure.choices) return figure
  return {
    ...figure,
    choice,
    option: (data, theme) => figure.option(data, theme, choice),
    table: (data) => figure.table(data, choice),
  }
}
