import { FIGURES } from '#shared/charts/figures.ts'
import { lightTheme } from '#shared/charts/theme.ts'
import { drawAhead } from '../../../charts/drawAhead.ts'
import { whenIdle } from '../../../ui/whenIdle.ts'

/** Draws each figure of a run once while nothing else is to do. */
export function figuresAhead(): void {
  for (const figure of Object.values(FIGURES)) whenIdle(() => drawAhead(figure.option([], lightTheme)))
}
