/**
 * Returns the SHA-256 of the UTF-8 bytes of a text that comes in pieces, as 64 lower-case hexadecimal digits: as one string a
 * large dataset would be too long.
 */
export type PiecewiseSha256 = (pieces: Iterable<string>) => string
