/** Table 5: how the calls of a method grow, fitted as a power law. */

/** The variants of Table 5 by what the paper says of their complexity. */
export const COMPLEXITY_VARIANTS: Readonly<Record<'withoutRouter' | 'withRouters', readonly string[]>> = {
  withoutRouter: ['w/o Router'],
  withRouters: ['RecNet', 'w/o Asynchronous'],
}

/** `calls = factor · over ^ exponent`, by least squares of logarithms; an exponent of 1 is proportional growth. */
export interface ComplexityLaw {
  /** Which calls: `router calls`. */
  readonly calls: string
  /** What they grow with, summed over a run: `N·N′`. */
  readonly over: string
  readonly exponent: number
  readonly factor: number
  /** The share of variance that the fit explains. */
  readonly fit: number
  /** The runs that it is fitted to. */
  readonly points: readonly { readonly row: string; readonly x: number; readonly y: number }[]
}
