/** The axes of a panel. */
import { formatNumber } from '../../quantities.ts'
import { axisOf, uprightName } from '../frame.ts'
import type { ChartTheme } from '../theme.ts'
import { LETTER_EM, widthEmOf } from './panelFrame.ts'
import { wrappedName } from './wrappedName.ts'

/** An axis of categories, whose names are broken into lines that fit; `share` is the part of the figure that it takes. */
export function categoryAxis(
  theme: ChartTheme,
  names: readonly string[],
  { gridIndex, share, name }: { readonly gridIndex: number; readonly share: number; readonly name?: string },
) {
  const em = theme.fontSize
  const room = ((widthEmOf(theme) * share - 4) / Math.max(1, names.length)) * 0.96
  const letters = room / LETTER_EM
  const axis = axisOf(theme)
  return {
    ...axis,
    gridIndex,
    type: 'category',
    data: names.map((one) => wrappedName(one, letters)),
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...axis.axisLabel,
      interval: 0,
      hideOverlap: false,
      color: theme.text,
      lineHeight: em * 1.2,
    },
    ...(name === undefined ? {} : { name, nameLocation: 'middle', nameGap: em * 0.5 }),
  }
}

/** An axis of values with its name beside it. */
export function numberAxis(
  theme: ChartTheme,
  name: string,
  parts: Readonly<Record<string, unknown>> & { readonly gridIndex: number },
) {
  return {
    ...axisOf(theme),
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: theme.fontSize * 2.5,
    nameTextStyle: uprightName(theme),
    splitNumber: 4,
    axisLabel: { ...axisOf(theme).axisLabel, formatter: formatNumber },
    ...parts,
  }
}
