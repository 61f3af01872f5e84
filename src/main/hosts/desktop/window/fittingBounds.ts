/** Where a window opens: where it was last if that is still visible, and otherwise in the middle of the first display. */
import type { Bounds } from './remembered.ts'

export const SMALLEST = { width: 1024, height: 640 }
const USUAL = { width: 1440, height: 900 }
/** As much of the title bar as one needs to take hold of the window, in pixels. */
const GRIP = { width: 120, height: 24 }

/** `workAreas` are those of the displays that are there now, the first one first. All in device-independent pixels. */
export function fittingBounds(saved: Bounds | undefined, workAreas: readonly Bounds[]): Bounds {
  const [first = { x: 0, y: 0, ...USUAL }] = workAreas
  const home = saved && workAreas.find((area) => canBeGripped(saved, area))
  if (!saved || !home) return centred(USUAL, first)
  return { x: saved.x, y: saved.y, ...fittingSize(saved, home) }
}

/** The top edge must be inside, and enough of it. */
function canBeGripped({ x, y, width }: Bounds, area: Bounds): boolean {
  const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return visible >= GRIP.width && y >= area.y && y + GRIP.height <= area.y + area.height
}

function centred(wanted: { readonly width: number; readonly height: number }, area: Bounds): Bounds {
  const size = fittingSize(wanted, area)
  const middle = (from: number, length: number, own: number) =>
    from + Math.max(0, Math.floor((length - own) / 2))
  return { x: middle(area.x, area.width, size.width), y: middle(area.y, area.height, size.height), ...size }
}

function fittingSize({ width, height }: { readonly width: number; readonly height: number }, area: Bounds) {
  return {
    width: Math.max(SMALLEST.width, Math.min(width, area.width)),
    height: Math.max(SMALLEST.height, Math.min(height, area.height)),
  }
}
