/** Icons of markers in a legend. ECharts stretches its own to the size of an icon, but keeps the shape of a path. */

const ICONS: Readonly<Record<string, string>> = {
  rect: 'path://M0,0 H10 V10 H0 Z',
  triangle: 'path://M5,0 L10,10 L0,10 Z',
  diamond: 'path://M5,0 L10,5 L5,10 L0,5 Z',
  arrow: 'path://M5,0 L10,10 L5,7.5 L0,10 Z',
  pin: 'path://M5,10 C2,6.2 1,5 1,3.5 A4,3.5 0 0 1 9,3.5 C9,5 8,6.2 5,10 Z',
}

/** Returns the icon of a marker with its own shape; what is no marker of ECharts stays as it is. */
export function markerIcon(symbol: string): string {
  return ICONS[symbol] ?? symbol
}
