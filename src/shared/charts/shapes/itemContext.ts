/** What ECharts gives to a custom series for each of its items. */

/** The part of the second argument of ECharts' `renderItem` that is used here. */
export interface ItemContext {
  value(dimension: number): number | string
  coord(point: readonly [number, number]): readonly number[]
  size(span: readonly [number, number]): readonly number[] | number
  visual(name: 'color'): unknown
}

/** The part of its first argument. */
export interface ItemParams {
  readonly dataIndex: number
  readonly itemPayload: Readonly<Record<string, unknown>>
}

/** The same, with where the plot lies across, in pixels. */
export interface PlottedParams extends ItemParams {
  readonly coordSys: { readonly x: number; readonly width: number }
}

/** A value of an item as a number; not a number where it is absent. */
export function numberOf(context: ItemContext, dimension: number): number {
  const value = context.value(dimension)
  return value === '' || (value as unknown) === null ? Number.NaN : Number(value)
}

/** The width in pixels of one category of the x axis. */
export function categoryWidth(context: ItemContext): number {
  const size = context.size([1, 0])
  return typeof size === 'number' ? size : (size[0] ?? 0)
}
