/** The scale of the colours of a density, as a bar beside the plot. */
import type { ChartTheme } from '../theme.ts'

/** Returns the bar for the series 0, whose value 4 is the share, and the room that it takes right of the plot. */
export function densityBar(theme: ChartTheme) {
  const em = theme.fontSize
  return {
    room: em * 5.2,
    visualMap: {
      type: 'continuous',
      show: true,
      calculable: false,
      // A click on the scale is no question to the chart.
      hoverLink: false,
      min: 0,
      max: 1,
      dimension: 4,
      seriesIndex: 0,
      inRange: { color: [...theme.density] },
      orient: 'vertical',
      right: em * 0.4,
      top: 'middle',
      itemWidth: em * 0.8,
      itemHeight: em * 7,
      padding: 0,
      textGap: em * 0.4,
      text: [theme.say('fullest\nbin'), theme.say('no pair')],
      textStyle: { color: theme.muted, fontFamily: theme.font, fontSize: em * 0.9, lineHeight: em },
    },
  }
}
