/** The themes of charts on the screen, which say what they say in the language that is shown; files keep English. */
import { darkTheme, lightTheme, type ChartTheme } from '#shared/charts/theme.ts'
import { say } from '../locales/say.ts'

const LIGHT: ChartTheme = { ...lightTheme, say }
const DARK: ChartTheme = { ...darkTheme, say }

/** Returns the theme of a chart on the screen. What is drawn with it follows a change of the language wherever Vue watches. */
export function shownTheme(dark: boolean): ChartTheme {
  return dark ? DARK : LIGHT
}
